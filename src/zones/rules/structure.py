"""Whether the criteria and groups of a rule file hang together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from zones.rules.measures import READINGS, Scope
from zones.rules.ruleset import Criterion, Group, RuleException
from zones.rules.tables import Table, shorten


def order_groups(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return *groups*, each after those that it is made of; as given where they form a circle."""
    by_id = {group.id: group for group in groups}
    try:
        order = list(_sorter(groups).static_order())
    except CycleError:
        return tuple(groups)
    return tuple(by_id[name] for name in order if name in by_id)


def check_structure(
    top: Table,
    criteria: Sequence[Criterion],
    groups: Sequence[Group],
    roots: Mapping[Scope, str | None],
) -> None:
    """Note every reference that leads nowhere, in a circle, or to another scope, and every orphan.

    Parameters
    ----------
    top
        Where problems are noted.
    roots
        Id of what decides, by scope.
    """
    _Structure(top, criteria, groups, roots).check()


def _sorter(groups: Sequence[Group]) -> TopologicalSorter[str]:
    return TopologicalSorter({group.id: group.parts for group in groups})


class _Structure:
    """The checks, which share an index of the ids."""

    def __init__(
        self,
        top: Table,
        criteria: Sequence[Criterion],
        groups: Sequence[Group],
        roots: Mapping[Scope, str | None],
    ) -> None:
        self.top = top
        self.criteria = {criterion.id: criterion for criterion in criteria if criterion.id}
        self.groups = {group.id: group for group in groups if group.id}
        self.roots = roots
        names = [criterion.id for criterion in criteria] + [group.id for group in groups]
        self.ids = [name for name in names if name]
        self.clean = True

    def check(self) -> None:
        self._check_ids()
        for group in self.groups.values():
            self._check_group(group)
        for criterion in self.criteria.values():
            for place, exception in enumerate(criterion.exceptions, start=1):
                self._check_exception(criterion, place, exception)
        self._check_circle()
        if not any(self.roots.values()):
            self._fault(
                "municipality",
                "municipality か pair に、判定する基準またはグループの id を書いてください。",
                "Give the id of the criterion or group that decides, as municipality or pair.",
            )
        for scope, root in self.roots.items():
            if root:
                self._refer(scope, root)
        # Reach and scope mean something only when every reference leads somewhere.
        if self.clean:
            self._check_reach()

    def _fault(self, key: str, ja: str, en: str) -> None:
        self.clean = False
        self.top.fault(key, ja, en)

    def _refer(self, key: str, name: str) -> None:
        if name not in self.criteria and name not in self.groups:
            hint, shown = self.top.hint(name, self.ids), shorten(name)
            self._fault(
                key,
                f"「{shown}」という基準やグループはありません。{hint.ja}",
                f"There is no criterion or group '{shown}'.{hint.en}",
            )

    def _check_ids(self) -> None:
        for name in [name for name, times in Counter(self.ids).items() if times > 1]:
            self._fault(
                name,
                "この id は2回使われています。それぞれ別の id にしてください。",
                "This id is used twice: give each its own.",
            )

    def _check_group(self, group: Group) -> None:
        key = f"groups.{group.id}.{group.kind}"
        for name in group.parts:
            self._refer(key, name)
            if name in self.criteria and self.criteria[name].informative:
                self._fault(
                    key,
                    f"「{name}」は参考（informative）の基準なので、判定に使えません。"
                    "グループから外してください。",
                    f"'{name}' is informative, so it can't decide anything: take it out of the group.",
                )

    def _check_exception(self, owner: Criterion, place: int, exception: RuleException) -> None:
        path = f"criteria.{owner.id}.exceptions[{place}]"
        for key, name in (("when", exception.when), ("decided_by", exception.decided_by)):
            if not name:
                continue
            other = self.criteria.get(name)
            if other is None:
                hint, shown = self.top.hint(name, self.criteria), shorten(name)
                self._fault(
                    f"{path}.{key}",
                    f"「{shown}」という基準はありません。{hint.ja}",
                    f"There is no criterion '{shown}'.{hint.en}",
                )
            elif (
                other.exceptions
                or other.informative
                or other.scope != owner.scope
                or other.reading not in {None, owner.reading}
            ):
                self._fault(
                    f"{path}.{key}",
                    f"「{name}」は、scope と reading が同じで、例外も参考の印もない"
                    "基準にしてください。",
                    f"'{name}' must have the same scope and reading, no exceptions of its own, and "
                    "not be informative.",
                )

    def _check_circle(self) -> None:
        try:
            _sorter(list(self.groups.values())).prepare()
        except CycleError as error:
            shown = shorten(" → ".join(error.args[1]))
            self._fault(
                "groups",
                f"グループが循環しています（{shown}）。どれかを外してください。",
                f"These groups form a circle ({shown}): take one of them out.",
            )

    def _check_reach(self) -> None:
        reached = {scope: self._reach(root) for scope, root in self.roots.items() if root}
        for scope, names in reached.items():
            self._check_scope(scope, names)
        used = set[str]().union(*reached.values())
        for criterion in self.criteria.values():
            if not criterion.informative and criterion.id not in used:
                self._fault_unused(f"criteria.{criterion.id}")
        for group in self.groups.values():
            if group.id not in used:
                self._fault_unused(f"groups.{group.id}")

    def _fault_unused(self, key: str) -> None:
        self._fault(
            key,
            "どこからも使われていません。グループに加えるか、informative = true にしてください。",
            "Nothing uses it: add it to a group, or mark a criterion informative = true.",
        )

    def _check_scope(self, scope: Scope, names: set[str]) -> None:
        used = [self.criteria[name] for name in names if name in self.criteria]
        for criterion in sorted(used, key=lambda row: row.id):
            if criterion.scope and criterion.scope != scope:
                self._fault(
                    f"criteria.{criterion.id}.scope",
                    f"{scope} の判定に使われていますが、scope は {criterion.scope} です。"
                    "同じ scope の基準だけを使ってください。",
                    f"It helps to decide for {scope}, but its scope is {criterion.scope}. "
                    "Use criteria of the same scope only.",
                )
        for reading in READINGS:
            if not any(criterion.reading in {None, reading} for criterion in used):
                self._fault(
                    scope,
                    f"reading = {reading} のとき、判定する基準がありません。基準を加えてください。",
                    f"No criterion decides when reading = {reading}: add one.",
                )

    def _reach(self, root: str) -> set[str]:
        reached: set[str] = set()
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting.extend(self._parts(name))
        return reached

    def _parts(self, name: str) -> Iterator[str]:
        if name in self.groups:
            yield from self.groups[name].parts
        else:
            for exception in self.criteria[name].exceptions:
                yield exception.decided_by
                if exception.when:
                    yield exception.when
