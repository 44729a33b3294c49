package dev.millet.search.index;

import dev.millet.api.search.SearchDocument;
import dev.millet.api.subjects.Subject;
import dev.millet.search.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The index of one version of the module on one node, in memory: it is made when it is needed, and
 * gone with the version. Merging is done by whoever writes, without a thread of its own.
 * Thread-safe.
 */
public final class SearchIndex implements AutoCloseable {

  private static final double BUFFER_MEGABYTES = 8;

  private final Words words = Words.indexed();
  private final Words typed = words.typed();
  private final WordCounts counts = new WordCounts();
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final long maxBytes;

  /** Work with a searcher. */
  public interface Work<T> {

    /** Does the work; the searcher is not kept. */
    T with(IndexSearcher searcher) throws IOException;
  }

  /**
   * Makes an empty index.
   *
   * @param maxBytes how much of the heap it may take; beyond it texts are left out
   */
  public SearchIndex(long maxBytes) {
    this.maxBytes = maxBytes;
    try {
      writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(words)
                  .setMergeScheduler(new SerialMergeScheduler())
                  .setRAMBufferSizeMB(BUFFER_MEGABYTES));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how indexed texts become words. */
  public Words words() {
    return words;
  }

  /** Returns how what somebody types becomes words. */
  public Words typed() {
    return typed;
  }

  /** Returns how many documents have a word. */
  public WordCounts counts() {
    return counts;
  }

  /** Keeps documents in the place of those of the same subjects. */
  void put(Collection<SearchDocument> documents, int stamp) {
    boolean full = isFull();
    try {
      for (SearchDocument document : documents) {
        writer.updateDocument(
            new Term(Fields.KEY, Entry.key(document.subject())),
            Entry.document(document, Integer.toString(stamp), full));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(Collection<Subject> subjects) {
    Term[] keys =
        subjects.stream()
            .map(subject -> new Term(Fields.KEY, Entry.key(subject)))
            .toArray(Term[]::new);
    try {
      writer.deleteDocuments(keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the documents of a type that have another stamp than this. */
  void removeOlder(String type, int stamp) {
    try {
      writer.deleteDocuments(
          new BooleanQuery.Builder()
              .add(new TermQuery(new Term(Fields.TYPE, type)), BooleanClause.Occur.MUST)
              .add(
                  new TermQuery(new Term(Fields.STAMP, Integer.toString(stamp))),
                  BooleanClause.Occur.MUST_NOT)
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets searches see what was written. */
  void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs work on the documents as they are after the last refresh. */
  public <T> T search(Work<T> work) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.with(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the document of a subject as it is after the last refresh. */
  public Optional<Entry> find(Subject subject) {
    return search(searcher -> find(searcher, Entry.key(subject)));
  }

  /**
   * Returns the document of a subject.
   *
   * @param key as {@link Fields#INTO} has it
   */
  public static Optional<Entry> find(IndexSearcher searcher, String key) throws IOException {
    TopDocs found = searcher.search(new TermQuery(new Term(Fields.KEY, key)), 1);
    return found.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(Entry.of(searcher.storedFields().document(found.scoreDocs[0].doc)));
  }

  /** Returns whether a subject was merged into another. */
  public static boolean isMerged(IndexSearcher searcher, Subject subject) throws IOException {
    return searcher.count(
            new BooleanQuery.Builder()
                .add(
                    new TermQuery(new Term(Fields.KEY, Entry.key(subject))),
                    BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(Fields.MERGED, Fields.YES)), BooleanClause.Occur.FILTER)
                .build())
        > 0;
  }

  /** Returns the parts of a subject as they are after the last refresh. */
  List<Subject> parts(Subject whole) {
    return search(
        searcher -> {
          TermQuery query = new TermQuery(new Term(Fields.WHOLE, Entry.key(whole)));
          List<Subject> parts = new ArrayList<>();
          for (ScoreDoc each :
              searcher.search(query, Math.max(1, searcher.count(query))).scoreDocs) {
            parts.add(Entry.of(searcher.storedFields().document(each.doc)).subject());
          }
          return parts;
        });
  }

  /** Returns how many documents there are. */
  public int documents() {
    return search(searcher -> searcher.getIndexReader().numDocs());
  }

  /** Returns how many bytes of the heap the documents and the buffer of the writer take. */
  public long bytes() {
    try {
      long bytes = writer.ramBytesUsed();
      for (String file : directory.listAll()) {
        bytes += directory.fileLength(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many bytes it may take. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Returns whether it takes more than it may: what is new is found by its title only. */
  public boolean isFull() {
    return bytes() > maxBytes;
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.rollback();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      words.close();
      typed.close();
    }
  }
}
