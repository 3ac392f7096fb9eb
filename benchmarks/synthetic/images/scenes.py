"""Images by subject: their names, their URLs, and the subject that suits a text."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

from benchmarks.synthetic.images import indoors, outdoors
from benchmarks.synthetic.images.shapes import PALETTES, Palette, image

HOST = "https://img.example.org/"
"""The host of the images of raw files. It does not exist; `benchmarks.demo_images` puts the files next to the pages."""
VARIANTS = len(PALETTES)
_SCENES: Mapping[str, Callable[[Random, Palette], Iterator[str]]] = {
    "skyline": outdoors.skyline,
    "factory": outdoors.factory,
    "field": outdoors.field,
    "harbour": outdoors.harbour,
    "lighthouse": outdoors.lighthouse,
    "railway": outdoors.railway,
    "mountain": outdoors.mountain,
    "night": outdoors.night,
    "storm": outdoors.storm,
    "stadium": outdoors.stadium,
    "chart": indoors.chart,
    "circuit": indoors.circuit,
    "lab": indoors.lab,
    "museum": indoors.museum,
    "school": indoors.school,
    "kitchen": indoors.kitchen,
    "books": indoors.books,
    "game": indoors.game,
}
# The first subject whose words occur often enough decides.
_WORDS = {
    "night": "望远镜 夜空 天文 银河 卫星 太阳风暴 火箭",
    "storm": "暴雨 台风 山洪 强降雨 寒流 雨衣",
    "stadium": "球队 联赛 马拉松 冰球 篮球 足球 决赛 游泳 龙船 棋手 乒乓球",
    "railway": "列车 地铁 班列 铁路 高铁 电车 電車 公交",
    "lighthouse": "lighthouse 灯塔 tower",
    "harbour": "港口 码头 货轮 驳船 运河 船闸 水位 barges 江豚 帆船",
    "game": "玩家 游戏 遊戲 关卡 手柄",
    "circuit": "芯片 操作系统 代码 软件 手机 平板 浏览器 调度 开源 Linux Btrfs 输入法 语音 机器人 电池 自動運転",
    "lab": "医院 疫苗 病理 患者 实验 近视 睡眠 医生 hearing 药",
    "school": "学校 老师 学生 教师 考生 课堂 食堂",
    "books": "书店 小说 读者 出版 翻译 书展 图书馆",
    "museum": "博物馆 修复 文物 昆曲 展览 剧院 纪录片 电视剧 字型",
    "field": "农业 种子 梨 果农 小麦 水稻 大豆 农民 soybeans 茶 生猪 灌溉",
    "factory": "工厂 产能 车间 硅料 制造 光伏 钢 电厂",
    "chart": "亿元 指数 期货 债券 基金 利率 股份 银行 逆回购 理财 业绩",
    "mountain": "山区 徒步 盐湖 草原 登山 村寨 湖泊",
    "kitchen": "餐 菜 厨房 小吃 面馆",
}


def image_url(scene: str, variant: int) -> str:
    """The URL of an image in raw files."""
    return f"{HOST}{scene}-{variant}.svg"


def draw(scene: str, variant: int) -> str:
    """Draw an image as SVG."""
    rng = Random(f"{scene} {variant}")  # noqa: S311 - nothing here is secret
    palette = PALETTES[variant % VARIANTS]
    return image(_SCENES[scene](rng, palette), palette)


def write_images(folder: Path) -> None:
    """Write all images into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for scene in _SCENES:
        for variant in range(VARIANTS):
            (folder / f"{scene}-{variant}.svg").write_text(draw(scene, variant), encoding="utf-8")


def scene_of(text: str) -> str:
    """The subject whose words occur most in a text."""
    counts = {scene: len(re.findall("|".join(map(re.escape, words.split())), text)) for scene, words in _WORDS.items()}
    best = max(counts, key=lambda scene: counts[scene])
    return best if counts[best] else "skyline"
