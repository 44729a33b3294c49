package dev.millet.suggestions.imports;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.suggestions.imports.ImportMessage.Failure;
import dev.millet.suggestions.imports.ImportMessage.Progress;
import dev.millet.suggestions.imports.ImportMessage.Refusal;
import dev.millet.suggestions.product.Product;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/**
 * One import, from the first line to the summary. Holds a few rows at a time and 64 bits for each
 * row that it has seen. Used by one thread.
 */
final class ImportRun {

  private static final int ROWS_A_WRITE = 25;

  private final ImportParts parts;
  private final boolean dryRun;
  private final LineReader lines;
  private final OutputStream out;
  private final Tally tally = new Tally();
  private final RowReader reader;
  private final RowWriter writer;
  private final CommentWriter comments;
  private final VoteWriter votes;
  private final ProductShelf shelf;
  private final Set<Long> seen = new HashSet<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Row> waiting = new ArrayList<>();
  private long waitingBytes;
  private long line;

  /**
   * Prepares an import.
   *
   * @param product the product of rows that name none; null where they name it themselves
   */
  ImportRun(ImportParts parts, String product, boolean dryRun, InputStream in, OutputStream out) {
    this.parts = parts;
    this.dryRun = dryRun;
    this.lines = new LineReader(in);
    this.out = out;
    People people = new People(parts.members());
    this.shelf = new ProductShelf(parts.products(), tally);
    this.reader = new RowReader(new Times(Instant.now()), product, tally, refusals::add);
    this.writer = new RowWriter(parts, people, shelf, tally);
    this.comments = new CommentWriter(parts, people, tally);
    this.votes = new VoteWriter(parts.database(), parts.voting(), people, tally);
  }

  /** Reads everything and answers; ends with a summary or a failure. */
  void run() throws IOException {
    try {
      for (var next = lines.next(); next != null; next = lines.next()) {
        line = next.number();
        tally.line(line);
        take(next);
        if (waiting.size() >= ROWS_A_WRITE || waitingBytes > LineReader.LONGEST) {
          flush();
        }
      }
      flush();
      say(tally.summary(dryRun));
    } catch (DatabaseException | JdbiException | ModuleUnavailableException e) {
      say(new Failure(ImportMessage.FAILURE, line, e.getMessage()));
    }
    out.flush();
  }

  private void take(LineReader.Line next) {
    byte[] content = next.content();
    if (content == null) {
      refuse("", "the line is longer than " + LineReader.LONGEST + " bytes");
      return;
    }
    if (new String(content, StandardCharsets.ISO_8859_1).isBlank()) {
      return;
    }
    try {
      read(new Fields("", parse(content)), content.length);
    } catch (RefusedFieldException e) {
      refuse(e.field(), e.getMessage());
    }
  }

  private Map<?, ?> parse(byte[] content) throws RefusedFieldException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
    } catch (CharacterCodingException e) {
      throw new RefusedFieldException("", "the line is not UTF-8");
    }
    Json json = parts.json();
    try {
      return json.readStrict(content, Map.class);
    } catch (JsonException e) {
      throw new RefusedFieldException("", "the line is not a JSON object: " + e.getMessage());
    }
  }

  private void read(Fields fields, int bytes) throws RefusedFieldException {
    String kind = fields.text("kind");
    if ("product".equals(kind)) {
      product(ProductLine.read(fields));
      return;
    }
    if (kind != null && !kind.equals("suggestion")) {
      throw fields.refuse("kind", "'suggestion' or 'product' is expected");
    }
    int before = refusals.size();
    Row row = reader.read(line, fields);
    if (!seen.add(Digest.number(row.source(), row.sourceId()))) {
      refusals.subList(before, refusals.size()).clear();
      throw fields.refuse("id", "an earlier line has the same source and id");
    }
    waiting.add(row);
    waitingBytes += bytes;
  }

  private void product(Product product) {
    if (!dryRun) {
      parts
          .database()
          .write(
              handle -> {
                shelf.put(handle, product);
                return null;
              });
    } else {
      parts
          .database()
          .read(
              handle -> {
                shelf.look(handle, product.slug());
                return null;
              });
    }
  }

  private void refuse(String field, String reason) {
    tally.suggestions().refused();
    refusals.add(new Refusal(ImportMessage.REFUSAL, line, field, reason));
  }

  private void flush() throws IOException {
    if (dryRun) {
      writer.look(waiting);
      comments.look(waiting);
      votes.look(waiting);
    } else if (!waiting.isEmpty()) {
      var written = writer.write(waiting);
      comments.write(written);
      votes.write(written);
    }
    waiting.clear();
    waitingBytes = 0;
    for (Refusal refusal : refusals) {
      say(refusal);
    }
    refusals.clear();
    say(new Progress(ImportMessage.PROGRESS, line, lines.bytes()));
    out.flush();
  }

  private void say(Object message) throws IOException {
    out.write(parts.json().writeBytes(message));
    out.write('\n');
  }
}
