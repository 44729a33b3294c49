package dev.millet.search.index;

import dev.millet.api.search.SearchDocument;
import dev.millet.api.subjects.Subject;
import dev.millet.search.text.PlainText;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;

/**
 * A document as it stands in the index.
 *
 * @param product the id of a product; null for none
 * @param status null for none
 * @param assignee the id of a member; null for nobody
 * @param createdAt null for no time
 */
public record Entry(
    Subject subject,
    String title,
    String text,
    String path,
    Long product,
    String status,
    Long assignee,
    List<String> tags,
    Instant createdAt) {

  private static final int MAX_TITLE = 500;

  /** Returns what identifies a subject in the index. */
  static String key(Subject subject) {
    return subject.toString();
  }

  /**
   * Returns the document of the index.
   *
   * @param full whether the index is full: the text is left out
   */
  static Document document(SearchDocument source, String stamp, boolean full) {
    Document document = new Document();
    document.add(new StringField(Fields.KEY, key(source.subject()), Field.Store.NO));
    document.add(new StringField(Fields.STAMP, stamp, Field.Store.NO));
    keep(document, Fields.TYPE, source.subject().type());
    keep(document, Fields.ID, source.subject().id());
    String title = PlainText.cut(source.title(), MAX_TITLE);
    document.add(new StoredField(Fields.TITLE, title));
    // a part has none to be found by, but every document has the field in the same form
    document.add(new TextField(Fields.TITLE, source.isPart() ? "" : title, Field.Store.NO));
    String text = full ? "" : PlainText.of(source.text());
    document.add(new TextField(Fields.TEXT, text, Field.Store.YES));
    document.add(new StoredField(Fields.PATH, source.path()));
    if (source.whole() != null) {
      document.add(new StringField(Fields.WHOLE, key(source.whole()), Field.Store.NO));
    }
    if (source.mergedInto() != null) {
      document.add(new StoredField(Fields.INTO, key(source.mergedInto())));
      document.add(new StringField(Fields.MERGED, Fields.YES, Field.Store.NO));
    }
    keep(document, Fields.PRODUCT, source.product());
    keep(document, Fields.STATUS, source.status());
    keep(document, Fields.ASSIGNEE, source.assignee());
    source.tags().forEach(tag -> keep(document, Fields.TAG, tag));
    Audiences.words(source.audience())
        .forEach(word -> document.add(new StringField(Fields.AUDIENCE, word, Field.Store.NO)));
    if (source.createdAt() != null) {
      long millis = source.createdAt().toEpochMilli();
      document.add(new LongPoint(Fields.CREATED, millis));
      document.add(new StoredField(Fields.CREATED, millis));
    }
    return document;
  }

  private static void keep(Document document, String field, Object value) {
    if (value != null) {
      document.add(new StringField(field, value.toString(), Field.Store.YES));
    }
  }

  /** Reads a document of the index. */
  public static Entry of(Document document) {
    IndexableField created = document.getField(Fields.CREATED);
    return new Entry(
        new Subject(document.get(Fields.TYPE), document.get(Fields.ID)),
        document.get(Fields.TITLE),
        document.get(Fields.TEXT),
        document.get(Fields.PATH),
        number(document.get(Fields.PRODUCT)),
        document.get(Fields.STATUS),
        number(document.get(Fields.ASSIGNEE)),
        List.of(document.getValues(Fields.TAG)),
        created == null ? null : Instant.ofEpochMilli(created.numericValue().longValue()));
  }

  private static Long number(String text) {
    return text == null ? null : Long.valueOf(text);
  }
}
