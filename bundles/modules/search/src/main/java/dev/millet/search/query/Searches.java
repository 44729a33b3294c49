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
import dev.millet.search.text.TypedWord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/** Finds what somebody may see by what they typed. Thread-safe. */
public final class Searches {

  /** How many of one type are looked at; what a reader must not see is left out of these. */
  public static final int MAX_COUNTED = 100;

  /** How long a search goes on reading an index that is not complete yet. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Set<String> SHOWN_FIELDS = Set.of(Fields.TYPE, Fields.ID);

  private final SearchIndex index;
  private final IndexUpdater updater;
  private final Members members;
  private final Products products;
  private final Visibility visibility;

  public Searches(
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
   * The results of a search.
   *
   * @param complete whether everything was searched; not while the index is being made
   */
  public record Outcome(boolean complete, List<Found> found) {}

  /** Returns whether everything that there is has been read. */
  public boolean isComplete() {
    return updater.update(Duration.ZERO);
  }

  /** Searches all types, or the one that is wanted, for the best hits of each. */
  public Outcome byType(Identity identity, SearchQuery wanted, int limit) {
    boolean complete = updater.update(PATIENCE);
    List<Set<String>> types = types(wanted).stream().map(Set::of).toList();
    return run(identity, wanted, types, complete, 0, limit);
  }

  /**
   * Searches all types, or the one that is wanted, as one list.
   *
   * @param from how many hits are passed over
   */
  public Outcome together(Identity identity, SearchQuery wanted, int from, int limit) {
    boolean complete = updater.update(PATIENCE);
    return run(identity, wanted, List.of(types(wanted)), complete, from, limit);
  }

  /** Returns the types that are wanted and there. */
  private Set<String> types(SearchQuery wanted) {
    Set<String> types = new TreeSet<>(updater.types());
    if (wanted.type() != null) {
      types.retainAll(Set.of(wanted.type()));
    }
    return types;
  }

  private Outcome run(
      Identity identity,
      SearchQuery wanted,
      List<Set<String>> groups,
      boolean complete,
      int from,
      int limit) {
    List<TypedWord> words = TypedWord.of(index.typed(), wanted.text(), TypedQuery.MAX_WORDS);
    if (words.isEmpty()) {
      return new Outcome(complete, groups.stream().map(Found::nothing).toList());
    }
    Reader reader = Reader.of(identity, members, products);
    String text = wanted.text();
    boolean begun = Character.isLetterOrDigit(text.codePointBefore(text.length()));
    Query typed = TypedQuery.of(words, begun);
    return new Outcome(
        complete,
        index.search(
            searcher -> {
              List<Found> found = new ArrayList<>();
              for (Set<String> types : groups) {
                found.add(one(searcher, reader, typed, wanted, types, from, limit));
              }
              return found;
            }));
  }

  private Found one(
      IndexSearcher searcher,
      Reader reader,
      Query typed,
      SearchQuery wanted,
      Set<String> types,
      int from,
      int limit)
      throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(typed, Occur.MUST);
    reader.narrow(query, types);
    Reader.filter(query, wanted);
    TopDocs top = searcher.search(query.build(), MAX_COUNTED);
    Map<Integer, Subject> subjects = subjects(searcher, top);
    Shown shown = visibility.of(reader.identity(), List.copyOf(subjects.values()));
    subjects.values().retainAll(shown.subjects());
    int[] documents =
        subjects.keySet().stream().skip(from).limit(limit).mapToInt(Integer::intValue).toArray();
    // that there are more says something only where nothing was left out
    boolean more = top.totalHits.value > MAX_COUNTED && subjects.size() == MAX_COUNTED;
    return new Found(
        types, subjects.size(), more, hits(searcher, typed, documents, shown.descriptions()));
  }

  /** Returns the subjects by their document, the best first. */
  private static Map<Integer, Subject> subjects(IndexSearcher searcher, TopDocs top)
      throws IOException {
    Map<Integer, Subject> subjects = new LinkedHashMap<>();
    for (ScoreDoc each : top.scoreDocs) {
      Document document = searcher.storedFields().document(each.doc, SHOWN_FIELDS);
      subjects.put(each.doc, new Subject(document.get(Fields.TYPE), document.get(Fields.ID)));
    }
    return subjects;
  }

  private List<Hit> hits(
      IndexSearcher searcher,
      Query typed,
      int[] documents,
      Map<Subject, SubjectDescription> descriptions)
      throws IOException {
    if (documents.length == 0) {
      return List.of();
    }
    List<Marked> titles =
        Highlighter.ofTitles(searcher, index.words()).mark(Fields.TITLE, typed, documents);
    List<Marked> texts =
        Highlighter.ofTexts(searcher, index.words()).mark(Fields.TEXT, typed, documents);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      Entry entry = Entry.of(searcher.storedFields().document(documents[i]));
      hits.add(hit(entry, titles.get(i), texts.get(i), descriptions.get(entry.subject())));
    }
    return hits;
  }

  /** Takes title and path of its owner: those of a part may have changed without it. */
  private static Hit hit(Entry entry, Marked title, Marked text, SubjectDescription now) {
    boolean same = now.title().equals(title.text());
    return new Hit(
        entry,
        now.path() == null ? entry.path() : now.path(),
        same ? title : new Marked(now.title(), List.of()),
        text);
  }
}
