"""A cleaning run: the outcomes of all raw files, from the cache if unchanged, cleaned otherwise."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from newsarchive.base.problems import Problem
from newsarchive.model.article import Article, ArticleBody
from newsarchive.pipeline.cache import Cache, OutcomeCache
from newsarchive.pipeline.fingerprint import fingerprint_of
from newsarchive.pipeline.process import Outcome
from newsarchive.pipeline.tasks import process_file
from newsarchive.pipeline.workers import process_all
from newsarchive.read.discover import RawFile
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial

Progress = Callable[[Iterator[Outcome], int], Iterator[Outcome]]
"""A progress display: passes on the outcomes of cleaned files, given their iterator and number."""


class CleaningRun:
    """Cleans an archive's files once; afterwards it returns the bodies of their articles."""

    def __init__(
        self,
        files: Sequence[RawFile],
        settings: Settings,
        editorial: Editorial,
        outcome_cache: OutcomeCache | None = None,
    ) -> None:
        self._files = files
        self._settings = settings
        self._editorial = editorial
        self._cache = Cache(settings, fingerprint_of(settings, editorial), outcome_cache)
        # The file that an article comes from and its rules file, by path and hash: damaged names may share a path.
        self._origins: dict[tuple[str, str], tuple[RawFile, str]] = {}
        self.changed = 0
        """The number of files that were cleaned rather than cached."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Problems with the cache."""
        return self._cache.problems

    def outcomes(self, progress: Progress | None = None) -> Iterator[Outcome]:
        """The outcome of every file, in their order, the articles without their bodies."""
        known = [self._cache.outcome(file) for file in self._files]
        stale = [file for file, outcome in zip(self._files, known, strict=True) if outcome is None]
        self.changed = len(stale)
        fresh = process_all(stale, settings=self._settings, editorial=self._editorial)
        fresh = progress(fresh, len(stale)) if progress else fresh
        for file, found in zip(self._files, known, strict=True):
            outcome = found or self._cache.store(file, next(fresh))
            self._origins[file.path, outcome.raw_sha256] = file, outcome.rules_file
            yield outcome
        # Run the iterator to its end, where it releases the workers.
        next(fresh, None)
        self._cache.finish(self._files)

    def body(self, article: Article) -> ArticleBody:
        """The body of an article, cleaned again if the cache has lost it since."""
        file, rules_file = self._origins[article.path, article.sha256]
        known = self._cache.body(file.path, article.sha256, rules_file)
        if known:
            return known
        again = process_file(file, settings=self._settings, editorial=self._editorial)
        self._cache.store(file, again)
        self._cache.write()
        return again.article.body if again.article and again.article.body else ArticleBody("", "", "", ())


class Bodies(Mapping[str, ArticleBody]):
    """The bodies of articles by id, read on access; only the last one stays in memory."""

    def __init__(self, articles: Mapping[str, Article], cleaning: CleaningRun) -> None:
        self._articles = articles
        self._cleaning = cleaning
        self._last: tuple[str, ArticleBody] | None = None

    def __getitem__(self, article_id: str) -> ArticleBody:
        if self._last is None or self._last[0] != article_id:
            self._last = article_id, self._cleaning.body(self._articles[article_id])
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)
