"""Places of stories: cities with their province, two districts, a town and a river."""

CITIES = tuple(
    tuple(line.split())
    for line in """
成都 四川 武侯区 锦江区 黄龙溪镇 锦江
杭州 浙江 余杭区 滨江区 瓶窑镇 钱塘江
武汉 湖北 江岸区 洪山区 天兴洲镇 长江
西安 陕西 雁塔区 未央区 子午镇 渭河
南京 江苏 鼓楼区 浦口区 汤山镇 秦淮河
苏州 江苏 姑苏区 吴江区 同里镇 娄江
青岛 山东 市南区 崂山区 王哥庄镇 大沽河
济南 山东 历下区 章丘区 柳埠镇 小清河
郑州 河南 金水区 中牟县 花园口镇 贾鲁河
长沙 湖南 岳麓区 望城区 靖港镇 湘江
合肥 安徽 蜀山区 肥东县 三河镇 南淝河
南昌 江西 东湖区 新建区 石岗镇 赣江
福州 福建 鼓楼区 长乐区 三溪镇 闽江
厦门 福建 思明区 同安区 五显镇 九龙江
广州 广东 越秀区 番禺区 沙湾镇 珠江
佛山 广东 禅城区 顺德区 杏坛镇 西江
南宁 广西 青秀区 武鸣区 双桥镇 邕江
昆明 云南 五华区 呈贡区 斗南镇 盘龙江
贵阳 贵州 云岩区 花溪区 青岩镇 南明河
重庆 重庆 渝中区 北碚区 偏岩镇 嘉陵江
兰州 甘肃 城关区 榆中县 青城镇 黄河
太原 山西 杏花岭区 小店区 晋祠镇 汾河
沈阳 辽宁 沈河区 浑南区 祝家镇 浑河
大连 辽宁 中山区 金州区 向应镇 登沙河
长春 吉林 南关区 双阳区 奢岭镇 伊通河
哈尔滨 黑龙江 道里区 呼兰区 石人镇 松花江
石家庄 河北 长安区 正定县 新城铺镇 滹沱河
呼和浩特 内蒙古 新城区 托克托县 双河镇 大黑河
宁波 浙江 海曙区 奉化区 溪口镇 甬江
无锡 江苏 梁溪区 宜兴市 丁蜀镇 梁溪河
烟台 山东 芝罘区 蓬莱区 刘家沟镇 夹河
洛阳 河南 涧西区 伊川县 鸦岭镇 洛河
宜昌 湖北 西陵区 夷陵区 三斗坪镇 长江
绵阳 四川 涪城区 安州区 桑枣镇 涪江
赣州 江西 章贡区 南康区 唐江镇 章江
柳州 广西 城中区 柳江区 百朋镇 柳江
""".strip().splitlines()
)
"""City, province, two districts, town, river."""

FOREIGN = tuple(
    tuple(line.split("|"))
    for line in """
Bristol|the south-west|Southmead|the Avon
Leeds|Yorkshire|Headingley|the Aire
Dundee|Tayside|Broughty Ferry|the Tay
Halifax|Nova Scotia|Dartmouth|the harbour
Hamilton|Ontario|Stoney Creek|the lake
Galway|the west|Salthill|the Corrib
Newcastle|Tyneside|Gateshead|the Tyne
Swansea|south Wales|Mumbles|the Tawe
Aarhus|Jutland|Risskov|the bay
Bergen|the west coast|Sandviken|the fjord
Hobart|Tasmania|Battery Point|the Derwent
Dunedin|Otago|Port Chalmers|the harbour
""".strip().splitlines()
)
"""City, region, district, water."""
