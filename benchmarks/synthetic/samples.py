"""Code samples as feeds deliver them: with entities decoded, so that tags in them are unescaped."""

from random import Random

from benchmarks.synthetic.names import pick

_WORDS = (
    "user order item cache queue index store token event config client server result buffer task node batch".split()
)
# NAME and OTHER are replaced by words, 42 by a number.
_SAMPLES = {
    "python": """\
def load_NAME(path: str) -> list[dict]:
    with open(path) as file:
        return [row for row in file if len(row) < 42]

for OTHER in load_NAME('OTHER.csv'):
    print(f"{OTHER['id']:>5}")""",
    "java": """\
public class NAMEService {
    private final Map<String, List<OTHER>> cache = new HashMap<>();

    public List<OTHER> find(int id) {
        return cache.getOrDefault("k" + id, new ArrayList<OTHER>(42));
    }
}""",
    "xml": """\
<dependency>
    <groupId>org.example</groupId>
    <artifactId>NAME-OTHER</artifactId>
    <version>1.42.0</version>
</dependency>""",
    "html": """\
<template>
  <div class="NAME">
    <MyOTHER @click="onClick" v-model="value">{{ label }}</MyOTHER>
  </div>
</template>

<script>
export default {
  data() {
    return { label: 'NAME', value: 42 };
  },
};
</script>""",
    "javascript": """\
import { NAME } from './OTHER.js';

export async function run(limit = 42) {
  for (let i = 0; i < limit && NAME[i]; i++) {
    await NAME[i].save();
  }
}""",
    "bash": """\
mvn clean install -pl NAME -am \\
    -DskipTests   # OTHER
for f in *.NAME; do wc -l "$f" >> OTHER.log; done""",
    "sql": """\
SELECT NAME_id, COUNT(*) AS total
FROM OTHER
WHERE created_at >= '2021-01-01' AND total <> 42
GROUP BY NAME_id;""",
    "go": """\
func (s *NAME) Get(key string) (*OTHER, error) {
	if v, ok := s.m[key]; ok && len(key) < 42 {
		return v, nil
	}
	return nil, errors.New("no NAME")
}""",
    "yaml": """\
NAME:
  OTHER:
    replicas: 42
    image: registry.example.org/NAME:1.0""",
}


def code_sample(rng: Random) -> str:
    """Return a sample, with its language on the first line."""
    language = pick(rng, tuple(_SAMPLES))
    filled = _SAMPLES[language].replace("NAME", pick(rng, _WORDS)).replace("OTHER", pick(rng, _WORDS))
    return f"{language}\n{filled.replace('42', str(int(rng.random() * 500)))}"
