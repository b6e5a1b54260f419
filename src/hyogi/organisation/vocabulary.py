"""Common kinds of units, sectors and kinds of posts, named in three languages.

A kind is made on first use; one that stands here gets its names and, for a post, its role from here. Whoever needs
another kind brings it along by its own code.
"""

from dataclasses import dataclass

from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Role
from hyogi.organisation.rules import code_key


@dataclass(frozen=True)
class Word:
    """A code with its names; `role` for kinds of posts."""

    code: str
    names: Texts
    role: Role = Role.MEMBER


def _words(text: str) -> dict[str, Word]:
    found = {}
    for line in text.strip().splitlines():
        code, english, japanese, chinese, *role = (part.strip() for part in line.split("|"))
        names = Texts({"en": english, "ja": japanese, "zh-Hans": chinese})
        found[code] = Word(code, names, Role(role[0]) if role else Role.MEMBER)
    return found


UNIT_KINDS = _words(
    """
    province | Province | 省 | 省
    city | City | 市 | 市
    district | District | 区 | 区
    county_level_city | County-level city | 県級市 | 县级市
    county | County | 県 | 县
    pilot_zone | Pilot zone | 先導区 | 先导区
    subdistrict | Subdistrict | 街道 | 街道
    town | Town | 鎮 | 镇
    township | Township | 郷 | 乡
    community | Community | 社区 | 社区
    village | Village | 村 | 村
    direct_body | Body directly under the unit | 直属機関 | 直属单位
    office | Office | 官庁 | 机关
    department | Department | 部局 | 部门
    institution | Public institution | 公共機関 | 事业单位
    state_enterprise | State enterprise | 国有企業 | 国有企业
    enterprise | Enterprise | 企業 | 企业
    subsidiary | Subsidiary | 子会社 | 子公司
    association | Association | 団体 | 社会组织
    university | University | 大学 | 大学
    faculty | Faculty | 学部 | 学院
    institute | Institute | 研究所 | 研究所
    school | School | 学校 | 学校
    hospital | Hospital | 病院 | 医院
    committee | Committee | 委員会 | 委员会
    branch | Branch | 支部 | 支部
    state | State | 国 | 国家
    organisation | Organisation | 機構 | 组织
    """
)
SECTORS = _words(
    """
    urban_community | Urban communities | 都市の社区 | 城市社区
    countryside | Countryside | 農村 | 农村
    new_organisation | New economic and social organisations | 新経済組織・新社会組織 | 新经济组织和新社会组织
    state_enterprise | State enterprises | 国有企業 | 国有企业
    office | Offices | 官庁 | 机关
    school_hospital | Schools and hospitals | 学校・病院 | 学校医院
    school | Schools | 学校 | 学校
    university | Universities | 大学 | 高校
    hospital | Hospitals | 病院 | 医院
    research | Research | 研究 | 科研
    industry | Industry | 産業 | 产业
    """
)
POST_KINDS = _words(
    """
    head | Head | 責任者 | 主要负责人 | head
    deputy_head | Deputy head | 副責任者 | 副职负责人 | deputy
    secretariat | Secretariat | 事務局 | 评议工作办公室 | secretariat
    register_office | Register office | 台帳管理担当 | 机构编制登记岗 | administrator
    liaison | Liaison | 連絡担当者 | 联络员 | liaison
    party_secretary | Party secretary | 党委員会書記 | 党委书记 | head
    deputy_party_secretary | Deputy party secretary | 党委員会副書記 | 党委副书记 | deputy
    mayor | Mayor | 市長 | 市长 | deputy
    organisation_head | Head of the organisation department | 組織部長 | 组织部部长 | deputy
    organisation_deputy | Deputy head of the organisation department | 組織部副部長 | 组织部副部长 | deputy
    standing_committee_member | Member of the standing committee | 常務委員会委員 | 常委会委员 | member
    committee_member | Member of the committee | 委員会委員 | 委员会委员 | member
    dean | Dean | 学部長 | 院长 | head
    director | Director | 所長 | 主任 | head
    manager | General manager | 総経理 | 总经理 | head
    member | Member | 委員 | 委员 | member
    """
)


def found_in(words: dict[str, Word], text: str) -> Word | None:
    """The word with this code, or with this name in any language; nothing where none or several fit."""
    key = code_key(text)
    if word := words.get(key.replace(" ", "_").replace("-", "_")):
        return word
    named = [word for word in words.values() if key in map(code_key, word.names.values())]
    return named[0] if len(named) == 1 else None
