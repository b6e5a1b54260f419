"""Reading the placeholders of a template before it is rendered: as a syntax tree, of which little is allowed.

Allowed are names from the list of the paper, lists walked through (`{% for … %}`) and conditions. A list is walked
inside another only if it belongs to that other's entries; so what a template does is bounded by the facts it is given.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from hyogi.foundation.refusals import Refusal
from hyogi.papers.engine.fields import Field
from hyogi.papers.engine.packages import must_be_plain

DEEPEST = 4
LOOP = ("index", "first", "last")
_TAGS = re.compile(r"<[^>]+>")
_MARKED = re.compile(r"\{[{%#].*?[}%#]\}", re.S)


def must_be_safe(content: bytes, fields: Iterable[Field]) -> None:
    """Pass, where the file is an ordinary Word file that asks for nothing but what the paper has.

    Raises:
        Refusal: naming the placeholder and where it stands.
    """
    must_be_plain(content)
    for source in sources(content):
        _Reader(source).read({field.name: field for field in fields})


def sources(content: bytes) -> Iterator[str]:
    """Every part with text as it is given to Jinja2, one paragraph a line: the body, headers, footers, footnotes."""
    try:
        template = DocxTemplate(io.BytesIO(content))
        template.render_init()
        parts = list(_parts(template))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError) as fault:
        raise Refusal(
            field="file",
            rule=_("A template is a Word file that Word itself can open."),
            fact=_("This one cannot be opened."),
            remedy=_("Open it in Word, save it again as .docx and choose that file."),
        ) from fault
    for xml in parts:
        yield re.sub(r"<w:p([ >])", r"\n<w:p\1", template.patch_xml(xml))


def _parts(template: DocxTemplate) -> Iterator[str]:
    yield template.get_xml()
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _key, part in template.get_headers_footers(kind):
            yield template.get_part_xml(part)
    for part in template.docx.part.package.iter_parts():
        if part.content_type.endswith("wordprocessingml.footnotes+xml"):
            yield part.blob.decode("utf-8")


class _Reader:
    """One part being read, with its lines for saying where something stands."""

    def __init__(self, source: str):
        self.source, self.lines = source, source.split("\n")

    def read(self, known: Mapping[str, Field]) -> None:
        try:
            tree = SandboxedEnvironment().parse(self.source)
        except TemplateSyntaxError as fault:
            raise self._refused(
                _("A placeholder is not closed or not understood: %(what)s.") % {"what": fault.message},
                fault.lineno,
            ) from fault
        self._block(tree.body, [dict(known)], ())

    def _block(self, body: Iterable[nodes.Node], scopes: list[dict[str, Field]], loops: tuple[str, ...]) -> None:
        """Statements, with what is known here; `loops` are the variables of the loops around, the outermost first."""
        for node in body:
            match node:
                case nodes.Output():
                    for one in node.nodes:
                        if not isinstance(one, nodes.TemplateData):
                            self._text(one, scopes, loops)
                case nodes.If():
                    self._condition(node.test, scopes, loops)
                    for branch in (node.body, node.else_):
                        self._block(branch, scopes, loops)
                    self._block(node.elif_, scopes, loops)
                case nodes.For():
                    self._loop(node, scopes, loops)
                case _:
                    raise self._not_allowed(node)

    def _loop(self, node: nodes.For, scopes: list[dict[str, Field]], loops: tuple[str, ...]) -> None:
        if node.test or node.recursive or node.else_ or not isinstance(node.target, nodes.Name):
            raise self._not_allowed(node)
        variable = node.target.name
        field = self._found(node.iter, scopes, loops)
        if not field.of:
            raise self._refused(
                _("%(name)s is a text and not a list; it cannot be walked through.") % {"name": _path(node.iter)},
                node.lineno,
            )
        if loops and not (isinstance(node.iter, nodes.Getattr) and _root(node.iter) == loops[-1]):
            raise self._refused(
                _("The list %(name)s stands inside a loop over another list that it does not belong to.")
                % {"name": _path(node.iter)},
                node.lineno,
            )
        if len(loops) + 1 > DEEPEST or variable in ("loop", *loops) or any(variable in scope for scope in scopes):
            raise self._not_allowed(node)
        entry = Field(variable, field.meaning, of=field.of)
        self._block(node.body, [*scopes, {variable: entry}], (*loops, variable))

    def _text(self, node: nodes.Node, scopes: list[dict[str, Field]], loops: tuple[str, ...]) -> None:
        field = self._found(node, scopes, loops)
        if field.of:
            raise self._refused(
                _("%(name)s is a list; walk through it or name one of its fields.") % {"name": _path(node)}, node.lineno
            )

    def _condition(self, node: nodes.Node, scopes: list[dict[str, Field]], loops: tuple[str, ...]) -> None:
        match node:
            case nodes.Not():
                self._condition(node.node, scopes, loops)
            case nodes.And() | nodes.Or():
                self._condition(node.left, scopes, loops)
                self._condition(node.right, scopes, loops)
            case nodes.Compare() if all(one.op in ("eq", "ne") for one in node.ops):
                for one in (node.expr, *(part.expr for part in node.ops)):
                    if not isinstance(one, nodes.Const):
                        self._found(one, scopes, loops)
            case _:
                self._found(node, scopes, loops)

    def _found(self, node: nodes.Node, scopes: list[dict[str, Field]], loops: tuple[str, ...]) -> Field:
        """The field that the node names."""
        if isinstance(node, nodes.Name):
            for scope in reversed(scopes):
                if node.name in scope:
                    return scope[node.name]
            raise self._unknown(node)
        if not isinstance(node, nodes.Getattr):
            raise self._not_allowed(node)
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and loops and node.attr in LOOP:
            return Field("number", "")
        owner = self._found(node.node, scopes, loops)
        is_entry = isinstance(node.node, nodes.Name) and node.node.name in loops
        field = next((one for one in owner.of if one.name == node.attr), None) if is_entry else None
        if field is None:
            raise self._unknown(node)
        return field

    def _unknown(self, node: nodes.Node) -> Refusal:
        return self._refused(
            _("There is no placeholder “%(name)s” in this paper.") % {"name": _path(node)}, node.lineno
        )

    def _not_allowed(self, node: nodes.Node) -> Refusal:
        return self._refused(
            _("This is more than a placeholder may do: %(what)s.") % {"what": _path(node) or type(node).__name__},
            node.lineno,
        )

    def _refused(self, fact: str, line: int) -> Refusal:
        """With the words of the paragraph in which it stands, and the placeholder itself."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        words = " ".join(_TAGS.sub("", source).split())
        marked = _MARKED.search(words)
        place = _("It stands in: “%(words)s”.") % {"words": words[:160]} if words else ""
        return Refusal(
            field="file",
            rule=_("A template asks only for what is in the list of placeholders of its paper."),
            fact=" ".join(filter(None, [fact, place])),
            remedy=_("Change %(placeholder)s in Word and choose the file again. The template in use stays.")
            % {"placeholder": f"“{marked[0][:120]}”" if marked else _("this place")},
        )


def _path(node: Any) -> str:
    """The node as it would be typed, as far as it is names."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr():
            return f"{_path(node.node)}.{node.attr}"
        case nodes.Call():
            return f"{_path(node.node)}()"
        case nodes.Filter():
            return f"{_path(node.node)} | {node.name}"
        case nodes.Const():
            return repr(node.value)[:40]
        case nodes.For():
            return f"for … in {_path(node.iter)}"
    return type(node).__name__.lower()


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return str(node.name) if isinstance(node, nodes.Name) else ""
