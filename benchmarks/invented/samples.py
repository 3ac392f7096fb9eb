"""Code samples as feeds deliver them: entities decoded, so that tags within them stand bare."""

from random import Random

from .names import pick

_WORDS = "user order item cache queue index store token event config client server result buffer task node batch".split()
_SAMPLES = (
    ("python", "def load_NAME(path: str) -> list[dict]:\n    with open(path) as file:\n        return [row for row in file if len(row) < 42]\n\nfor OTHER in load_NAME('OTHER.csv'):\n    print(f\"{OTHER['id']:>5}\")"),
    ("java", "public class NAMEService {\n    private final Map<String, List<OTHER>> cache = new HashMap<>();\n\n    public List<OTHER> find(int id) {\n        return cache.getOrDefault(\"k\" + id, new ArrayList<OTHER>(42));\n    }\n}"),
    ("xml", "<dependency>\n    <groupId>org.example</groupId>\n    <artifactId>NAME-OTHER</artifactId>\n    <version>1.42.0</version>\n</dependency>"),
    ("html", "<template>\n  <div class=\"NAME\">\n    <MyOTHER @click=\"onClick\" v-model=\"value\">{{ label }}</MyOTHER>\n  </div>\n</template>\n\n<script>\nexport default {\n  data() {\n    return { label: 'NAME', value: 42 };\n  },\n};\n</script>"),
    ("javascript", "import { NAME } from './OTHER.js';\n\nexport async function run(limit = 42) {\n  for (let i = 0; i < limit && NAME[i]; i++) {\n    await NAME[i].save();\n  }\n}"),
    ("bash", "mvn clean install -pl NAME -am \\\n    -DskipTests   # OTHER\nfor f in *.NAME; do wc -l \"$f\" >> OTHER.log; done"),
    ("sql", "SELECT NAME_id, COUNT(*) AS total\nFROM OTHER\nWHERE created_at >= '2021-01-01' AND total <> 42\nGROUP BY NAME_id;"),
    ("go", "func (s *NAME) Get(key string) (*OTHER, error) {\n\tif v, ok := s.m[key]; ok && len(key) < 42 {\n\t\treturn v, nil\n\t}\n\treturn nil, errors.New(\"no NAME\")\n}"),
    ("yaml", "NAME:\n  OTHER:\n    replicas: 42\n    image: registry.example.org/NAME:1.0"),
)  # fmt: skip


def code_sample(rng: Random) -> str:
    """A sample: its language on the first line."""
    language, code = pick(rng, _SAMPLES)
    filled = code.replace("NAME", pick(rng, _WORDS)).replace("OTHER", pick(rng, _WORDS))
    return f"{language}\n{filled.replace('42', str(int(rng.random() * 500)))}"
