"""A plugin for mypy: tells it what `accounts.middleware.WhoAmI` puts on every request.

Without it each view would either carry a `type: ignore` or name a request class that nobody ever constructs.
"""

from collections.abc import Callable

from mypy.nodes import MDEF, SymbolTableNode, Var
from mypy.plugin import ClassDefContext, Plugin
from mypy.types import AnyType, TypeOfAny

PUT_ON = ("actor", "tenures", "installation", "policy_decision", "in_any_language", "LANGUAGE_CODE")


class Requests(Plugin):
    """Adds the attributes to Django's request; their types are checked where they are set."""

    def get_customize_class_mro_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        return _complete if fullname == "django.http.request.HttpRequest" else None


def _complete(context: ClassDefContext) -> None:
    info = context.cls.info
    for name in PUT_ON:
        if name not in info.names:
            variable = Var(name, AnyType(TypeOfAny.explicit))
            variable.info = info
            variable._fullname = f"{info.fullname}.{name}"
            info.names[name] = SymbolTableNode(MDEF, variable, plugin_generated=True)


def plugin(version: str) -> type[Plugin]:
    """What mypy asks for."""
    return Requests
