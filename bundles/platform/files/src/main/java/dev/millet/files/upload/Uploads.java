package dev.millet.files.upload;

import dev.millet.api.database.Database;
import dev.millet.api.files.StoredFile;
import dev.millet.api.gateway.ProblemException;
import dev.millet.files.store.ContentLocks;
import dev.millet.files.store.StoredFiles;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * The uploads: begun by a client, received in as many requests as it takes, and given to their
 * purpose once. Thread-safe.
 */
public final class Uploads {

  /** For how long it is remembered that an upload was, and what became of it. */
  static final Duration REMEMBERED = Duration.ofDays(7);

  private static final int ID_BYTES = 16;
  private static final int SERVER_ERROR = 500;

  private final Database database;
  private final StoredFiles files;
  private final Purposes purposes;
  private final UploadLimits limits;
  private final InstantSource clock;
  private final UploadRows rows;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, OpenUpload> open = new ConcurrentHashMap<>();

  public Uploads(
      Database database,
      StoredFiles files,
      Purposes purposes,
      UploadLimits limits,
      InstantSource clock) {
    this.database = database;
    this.files = files;
    this.purposes = purposes;
    this.limits = limits;
    this.clock = clock;
    this.rows = new UploadRows(database);
  }

  UploadRows rows() {
    return rows;
  }

  StoredFiles files() {
    return files;
  }

  /** Returns the most bytes of one file, whatever it is for. */
  public long maxBytes() {
    return limits.maxBytes();
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Begins an upload.
   *
   * @param metadata as the client sent it
   * @throws ProblemException where it may not, there is no room, or there are too many
   */
  public UploadRow create(long member, RequestedUpload wanted, String metadata) throws Exception {
    String purpose = UploadMetadata.purpose(wanted.metadata());
    purposes
        .enter(
            purpose,
            "the check of an upload for",
            found -> {
              found.requireWithin(wanted);
              requireLength(wanted.length(), found.maxBytes());
              found.handler().check(wanted);
              return found;
            })
        .orElseThrow(() -> UploadProblems.noPurpose(purpose, purposes.names()));
    requireLength(wanted.length(), limits.maxBytes());
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    UploadRow row =
        new UploadRow(
            HexFormat.of().formatHex(id),
            member,
            purpose,
            metadata,
            wanted.length(),
            0,
            UploadState.RECEIVING,
            null,
            now().plus(limits.silence()));
    insert(row);
    return row;
  }

  private static void requireLength(long length, long max) {
    if (length > max) {
      throw UploadProblems.tooLarge(max);
    }
  }

  private synchronized void insert(UploadRow row) {
    List<UploadRow> others = rows.receiving();
    if (others.size() >= limits.inAll()) {
      throw UploadProblems.tooMany("in all");
    }
    long own = others.stream().filter(each -> each.memberId() == row.memberId()).count();
    if (own >= limits.ofOneMember()) {
      throw UploadProblems.tooMany("of yours");
    }
    long all = others.stream().mapToLong(UploadRow::byteLength).sum();
    long there = others.stream().mapToLong(UploadRow::received).sum();
    files.requireRoom(all + row.byteLength(), all - there + row.byteLength());
    rows.insert(row);
  }

  /** Returns the unfinished uploads of a member. */
  public List<UploadRow> unfinished(long member) {
    return database.read(handle -> rows.of(handle, member, UploadState.RECEIVING));
  }

  /** Returns the file of an upload, where all of it has been received. */
  public Optional<StoredFile> file(UploadRow row) {
    return row.sha256() == null ? Optional.empty() : files.announced(row.sha256());
  }

  /**
   * Returns where an upload goes on. A request that is sending for it is ended before: whoever asks
   * has lost that one.
   *
   * @throws ProblemException 410 where it is over
   */
  public long settle(UploadRow row) throws IOException {
    if (row.state().isGone()) {
      throw UploadProblems.gone();
    }
    return row.state() == UploadState.RECEIVING ? open(row).settle() : row.byteLength();
  }

  /** Returns how far an upload is, and disturbs nobody. */
  public long offset(UploadRow row) {
    OpenUpload current = open.get(row.id());
    return current == null ? row.received() : Math.max(current.offset(), row.received());
  }

  OpenUpload open(UploadRow row) {
    OpenUpload found =
        open.computeIfAbsent(
            row.id(),
            id ->
                new OpenUpload(
                    files.folder(),
                    row,
                    received -> rows.setReceived(id, received, now().plus(limits.silence()))));
    found.refresh(() -> rows.find(row.id()).orElse(row).received());
    return found;
  }

  boolean isReceiving(UploadRow row) {
    OpenUpload found = open.get(row.id());
    return found != null && found.isReceiving();
  }

  /** Ends an upload, as its member asks. */
  public void terminate(UploadRow row) throws IOException {
    if (row.state() != UploadState.RECEIVING) {
      throw UploadProblems.gone();
    }
    discard(row, UploadState.TERMINATED);
  }

  void discard(UploadRow row, UploadState end) throws IOException {
    open(row).discard();
    open.remove(row.id());
    database.write(
        handle -> {
          rows.end(handle, row.id(), end, now().plus(REMEMBERED));
          return null;
        });
  }

  /** Erases the uploads of a member whose account is deleted. */
  public void erase(long member) {
    database.write(
        handle -> {
          for (UploadState state : UploadState.values()) {
            for (UploadRow row : rows.of(handle, member, state)) {
              if (row.sha256() != null) {
                files.release(row.sha256(), owner(row));
              }
              rows.forget(handle, row.id());
              open.remove(row.id());
            }
          }
          return null;
        });
  }

  /** Ends an upload of which all bytes are durable, and gives the file to its purpose. */
  void complete(UploadRow row) throws Exception {
    StoredFile file = open(row).file();
    try (ContentLocks.Held held = files.lock(file)) {
      database.write(
          handle -> {
            files.announce(handle, file, owner(row));
            rows.setComplete(handle, row, file.sha256());
            return null;
          });
      files.place(row.id(), file);
    }
    open.remove(row.id());
    handOver(row, file);
  }

  /** Goes on with an upload whose file is known, but not with its purpose yet. */
  void resumeCompletion(UploadRow row) throws Exception {
    StoredFile file =
        files.announced(row.sha256()).orElseThrow(() -> new IOException("its row is lost"));
    try (ContentLocks.Held held = files.lock(file)) {
      files.place(row.id(), file);
    }
    handOver(row, file);
  }

  private void handOver(UploadRow row, StoredFile file) throws Exception {
    try {
      purposes
          .enter(
              row.purpose(),
              "the completion of an upload for",
              purpose ->
                  database.write(
                      handle -> {
                        if (isWaiting(handle, row)) {
                          files.show(handle, file);
                          purpose.handler().completed(FinishedUpload.of(row, file));
                          end(handle, row, file.sha256(), UploadState.DONE);
                        }
                        return purpose;
                      }))
          .orElseThrow(UploadProblems::purposeAway);
    } catch (ProblemException e) {
      if (e.problem().status() < SERVER_ERROR) {
        refuse(row, file.sha256());
      }
      throw e;
    }
  }

  private boolean isWaiting(Handle handle, UploadRow row) {
    return rows.lock(handle, row.id())
        .filter(now -> now.state() == UploadState.RECEIVED)
        .isPresent();
  }

  /** Ends an upload that its purpose does not take. */
  void refuse(UploadRow row, String sha256) {
    database.write(
        handle -> {
          if (isWaiting(handle, row)) {
            end(handle, row, sha256, UploadState.REFUSED);
          }
          return null;
        });
  }

  private void end(Handle handle, UploadRow row, String sha256, UploadState state) {
    files.release(sha256, owner(row));
    rows.end(handle, row.id(), state, now().plus(REMEMBERED));
  }

  private static String owner(UploadRow row) {
    return "files.upload:" + row.id();
  }
}
