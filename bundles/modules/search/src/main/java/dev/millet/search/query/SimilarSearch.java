package dev.millet.search.query;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.search.index.Entry;
import dev.millet.search.index.Fields;
import dev.millet.search.index.IndexUpdater;
import dev.millet.search.index.SearchIndex;
import dev.millet.search.query.Visibility.Shown;
import dev.millet.search.text.PlainText;
import dev.millet.search.text.TypedWord;
import dev.millet.search.text.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/**
 * Finds what is similar to a title and a text, finished or not. A first search by the words that
 * tell it from others gives some candidates; these are compared with it word by word. Thread-safe.
 */
public final class SimilarSearch {

  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final int CANDIDATES = 50;

  /** The weight of the comparison beside the first search, tuned on half of a public data set. */
  private static final double COMPARISON = 2;

  /** The least share of the weight of the words that something similar has. */
  private static final double MIN_SHARE = 0.08;

  /** The least number of words that are shared, where there are so many. */
  private static final int MIN_COMMON = 2;

  private static final int MAX_WORDS_SHOWN = 6;

  private final SearchIndex index;
  private final IndexUpdater updater;
  private final Members members;
  private final Products products;
  private final Visibility visibility;

  public SimilarSearch(
      SearchIndex index,
      IndexUpdater updater,
      Members members,
      Products products,
      Visibility visibility) {
    this.index = index;
    this.updater = updater;
    this.members = members;
    this.products = products;
    this.visibility = visibility;
  }

  /**
   * A text to find similar ones of.
   *
   * @param type the type of what is similar
   * @param except the subject that the text is of; null where it is none yet
   */
  public record Wanted(String type, String title, String text, Subject except) {}

  /**
   * A candidate with its likeness.
   *
   * @param words those that tell the text from others and that the candidate has, too
   * @param likeness how much both have in common, from 0 to 1
   * @param rank what the candidates are ordered by
   */
  private record Candidate(Entry entry, Set<String> words, double likeness, double rank) {}

  /** Returns what is similar and a reader may see, the most similar first. */
  public List<Similar> find(Identity identity, Wanted wanted, int limit) {
    updater.update(PATIENCE);
    if (!updater.types().contains(wanted.type())) {
      return List.of();
    }
    Reader reader = Reader.of(identity, members, products);
    return index.search(searcher -> find(searcher, reader, wanted, limit));
  }

  /** Returns a subject as a text to find similar ones of; empty where a reader does not see it. */
  public Optional<Wanted> of(Identity identity, Subject subject) {
    updater.update(PATIENCE);
    return index
        .find(subject)
        .filter(entry -> visibility.of(identity, List.of(subject)).subjects().contains(subject))
        .map(entry -> new Wanted(subject.type(), entry.title(), entry.text(), subject));
  }

  /**
   * Returns what is similar to a subject, whoever may see either; empty where the subject is gone,
   * or merged.
   */
  public List<Similar> near(Subject subject, int limit) {
    Optional<Entry> found = stands(subject);
    if (found.isEmpty()) {
      return List.of();
    }
    Entry entry = found.get();
    Wanted wanted = new Wanted(subject.type(), entry.title(), entry.text(), subject);
    return index.search(searcher -> candidates(searcher, Reader.EVERYTHING, wanted)).stream()
        .map(
            each ->
                new Similar(
                    each.entry(),
                    each.entry().path(),
                    each.entry().title(),
                    List.copyOf(each.words()),
                    each.likeness()))
        .limit(limit)
        .toList();
  }

  /** Returns a subject as the index has it; empty where it is gone, or merged. */
  public Optional<Entry> stands(Subject subject) {
    return index.search(
        searcher ->
            SearchIndex.isMerged(searcher, subject)
                ? Optional.empty()
                : SearchIndex.find(searcher, subject.toString()));
  }

  /** Returns what their owners say of those of the subjects that a reader may see. */
  public Map<Subject, SubjectDescription> visible(Identity reader, List<Subject> subjects) {
    return visibility.of(reader, subjects).descriptions();
  }

  /** Brings the index up to date; returns whether everything has been read. */
  public boolean update() {
    return updater.update(PATIENCE);
  }

  private List<Similar> find(IndexSearcher searcher, Reader reader, Wanted wanted, int limit)
      throws IOException {
    return shown(reader, wanted, candidates(searcher, reader, wanted), limit);
  }

  /** Returns what may be similar, the likeliest first. */
  private List<Candidate> candidates(IndexSearcher searcher, Reader reader, Wanted wanted)
      throws IOException {
    Words words = index.words();
    String text = PlainText.of(wanted.text());
    Rarity rarity = new Rarity(index.counts(), searcher.getIndexReader());
    SimilarQuery similar = SimilarQuery.of(words, rarity, wanted.title(), text);
    if (similar.isEmpty()) {
      return List.of();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(similar.query(), Occur.MUST);
    reader.narrow(query, Set.of(wanted.type()));
    ComparedText own = ComparedText.of(words, wanted.title(), text);
    ScoreDoc[] found = searcher.search(query.build(), CANDIDATES).scoreDocs;
    List<Candidate> candidates = new ArrayList<>();
    for (ScoreDoc each : found) {
      Document document = searcher.storedFields().document(each.doc);
      Entry entry = Entry.of(document);
      ComparedText other = ComparedText.of(words, entry.title(), entry.text());
      double likeness = own.likeness(other, rarity);
      double rank = each.score / found[0].score + COMPARISON * likeness;
      Set<String> common = similar.common(other.set());
      boolean near =
          common.size() >= Math.min(MIN_COMMON, similar.size())
              && similar.share(common) >= MIN_SHARE;
      if (near) {
        stands(searcher, document, entry)
            .filter(stays -> !stays.subject().equals(wanted.except()))
            .ifPresent(stays -> candidates.add(new Candidate(stays, common, likeness, rank)));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::rank).reversed());
    Set<Subject> once = new HashSet<>();
    candidates.removeIf(each -> !once.add(each.entry().subject()));
    return candidates;
  }

  /** Returns an entry, or in the place of what was merged the one that it was merged into. */
  private static Optional<Entry> stands(IndexSearcher searcher, Document document, Entry entry)
      throws IOException {
    String into = document.get(Fields.INTO);
    return into == null ? Optional.of(entry) : SearchIndex.find(searcher, into);
  }

  private List<Similar> shown(Reader reader, Wanted wanted, List<Candidate> candidates, int limit) {
    Shown shown =
        visibility.of(
            reader.identity(), candidates.stream().map(each -> each.entry().subject()).toList());
    return candidates.stream()
        .filter(each -> shown.subjects().contains(each.entry().subject()))
        .map(each -> similar(each, wanted, shown.descriptions().get(each.entry().subject())))
        .filter(each -> !each.words().isEmpty())
        .limit(limit)
        .toList();
  }

  private Similar similar(Candidate candidate, Wanted wanted, SubjectDescription now) {
    List<String> common = common(wanted.title(), candidate.words());
    return new Similar(
        candidate.entry(),
        now.path() == null ? candidate.entry().path() : now.path(),
        now.title(),
        common.isEmpty() ? common(wanted.text(), candidate.words()) : common,
        candidate.likeness());
  }

  /** Returns the words of a text that another one has, as they stand there; pairs joined. */
  private List<String> common(String text, Set<String> words) {
    List<String> common = new ArrayList<>();
    int from = -1;
    int to = -1;
    for (TypedWord word : TypedWord.of(index.words(), text, 200)) {
      boolean single = !word.whole() && !word.paired();
      if (!single && words.contains(word.text())) {
        if (word.from() >= to) {
          add(common, text, from, to);
          from = word.from();
        }
        to = Math.max(to, word.to());
      }
    }
    add(common, text, from, to);
    return common.stream().distinct().limit(MAX_WORDS_SHOWN).toList();
  }

  private static void add(List<String> common, String text, int from, int to) {
    if (from >= 0) {
      common.add(text.substring(from, to));
    }
  }
}
