package dev.millet.files.store;

import dev.millet.api.database.Database;
import dev.millet.api.files.FileStorage;
import dev.millet.api.files.StoredFile;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.files.settings.FilesSettings;
import dev.millet.platform.api.files.ContentStore;
import dev.millet.platform.api.files.FileSource;
import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps each content once, and lets in and out what is complete. */
@Component(
    service = {FileStorage.class, FileSource.class, StoredFiles.class},
    configurationPid = FilesSettings.PID)
@Designate(ocd = FilesSettings.class)
public final class StoredFiles implements FileStorage, FileSource {

  private static final int ID_BYTES = 16;
  private static final int MIB_SHIFT = 20;
  private static final int MAX_OWNER_LENGTH = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration FOREVER = Duration.ofDays(1);

  private final Database database;
  private final FileFolder folder;
  private final ContentStore contents;
  private final Placements placements;
  private final FileRows rows;
  private final ContentLocks locks = new ContentLocks();
  private final SecureRandom random = new SecureRandom();
  private final long quotaBytes;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile ContentStore remote;

  @Activate
  public StoredFiles(BundleContext context, FilesSettings settings, @Reference Database database) {
    Path root = Path.of(context.getProperty("millet.data")).resolve(settings.folder());
    this.database = database;
    this.folder = new FileFolder(root, (long) settings.min_free_mib() << MIB_SHIFT);
    this.contents =
        settings.store().equals(FilesSettings.FOLDER)
            ? new FolderContents(root)
            : new RemoteContents(() -> remote);
    this.placements = new Placements(folder, contents);
    this.rows = new FileRows(database);
    this.quotaBytes = (long) settings.quota_mib() << MIB_SHIFT;
  }

  /**
   * Keeps files.
   *
   * @param folder where they arrive
   * @param contents where they are when they are complete
   * @param quotaBytes how many bytes all files may have together; 0 for any number
   */
  public StoredFiles(Database database, FileFolder folder, ContentStore contents, long quotaBytes) {
    this.database = database;
    this.folder = folder;
    this.contents = contents;
    this.placements = new Placements(folder, contents);
    this.rows = new FileRows(database);
    this.quotaBytes = quotaBytes;
  }

  /** Ends what is being put in its place; it is begun again at the next start. */
  @Deactivate
  public void close() {
    placements.close();
  }

  /** Returns where the contents of complete files are. */
  public ContentStore contents() {
    return contents;
  }

  /** Returns the folder where files arrive. */
  public FileFolder folder() {
    return folder;
  }

  FileRows rows() {
    return rows;
  }

  ContentLocks locks() {
    return locks;
  }

  /** Returns how many bytes all files have. */
  public long bytes() {
    return rows.bytes();
  }

  /** Returns how many bytes all files may have together; 0 for any number. */
  public long quotaBytes() {
    return quotaBytes;
  }

  /**
   * Refuses what there is no room for, by the quota or on the disk.
   *
   * @param bytes the length of all that is to come, other uploads included
   * @param missing how much of that has not arrived yet
   */
  public void requireRoom(long bytes, long missing) {
    if (quotaBytes > 0 && rows.bytes() + bytes > quotaBytes) {
      throw FileFolder.noRoom();
    }
    folder.requireRoom(missing);
  }

  @Override
  public StoredFile store(InputStream content) throws IOException {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    requireRoom(0, 0);
    try {
      StoredFile file = folder.receive(id, content);
      try (ContentLocks.Held held = locks.lock(file.sha256())) {
        database.write(handle -> rows.announce(handle, file));
        place(id, file, FOREVER);
        database.write(
            handle -> {
              show(handle, file);
              return null;
            });
      }
      return file;
    } finally {
      folder.discard(id);
    }
  }

  /**
   * Notes that a file is about to be put in its place, for an owner who holds it meanwhile.
   *
   * @param owner as for {@link #hold}
   */
  public void announce(Handle handle, StoredFile file, String owner) {
    rows.announce(handle, file);
    rows.hold(handle, file.sha256(), owner);
  }

  /** Keeps a content from being removed while it is put in its place. */
  public ContentLocks.Held lock(StoredFile file) {
    return locks.lock(file.sha256());
  }

  /**
   * Puts a file in its place that arrived and was announced; once more does nothing. Where the
   * place is another machine, that may go on after this has returned with a problem ({@link
   * #isUnderWay}).
   *
   * @throws IOException also where it is neither here nor there
   * @throws ProblemException where another machine does not answer, or takes longer
   */
  public void place(String id, StoredFile file) throws IOException {
    place(id, file, PATIENCE);
  }

  private void place(String id, StoredFile file, Duration patience) throws IOException {
    boolean isAvailable =
        rows.find(file.sha256()).filter(row -> row.state() == FileState.AVAILABLE).isPresent();
    placements.place(id, file, isAvailable, patience);
  }

  /** Returns whether a problem says that a file is still on its way to its place. */
  public static boolean isUnderWay(Problem problem) {
    return problem.code().equals(Placements.UNDER_WAY);
  }

  /** Lets others see a file that is in its place. */
  public void show(Handle handle, StoredFile file) {
    rows.setState(handle, file.sha256(), FileState.AVAILABLE);
  }

  /** Returns a file whatever its state. */
  public Optional<StoredFile> announced(String sha256) {
    return rows.find(sha256).map(FileRow::file);
  }

  @Override
  public Map<String, StoredFile> find(Collection<String> sha256) {
    Map<String, StoredFile> found = new LinkedHashMap<>();
    for (FileRow row : rows.find(sha256)) {
      if (row.state() != FileState.PENDING) {
        found.put(row.sha256(), row.file());
      }
    }
    return found;
  }

  @Override
  public Set<String> unavailable(Collection<String> sha256) {
    if (contents.isDown()) {
      return Set.copyOf(sha256);
    }
    return rows.find(sha256).stream()
        .filter(row -> row.state() == FileState.MISSING || row.state() == FileState.DAMAGED)
        .map(FileRow::sha256)
        .collect(Collectors.toSet());
  }

  @Override
  public InputStream read(String sha256) throws IOException {
    return new ContentStream(contents.open(sha256));
  }

  @Override
  public OpenFile open(String sha256) {
    FileRow row =
        Optional.of(sha256)
            .filter(FileFolder::isName)
            .flatMap(rows::find)
            .filter(found -> found.state() != FileState.PENDING)
            .orElseThrow(() -> Problem.notFound("There is no such file.").toException());
    if (row.state() != FileState.AVAILABLE) {
      throw FileProblems.unavailable();
    }
    try {
      OpenFile file = contents.open(sha256);
      if (file.length() == row.byteLength()) {
        return file;
      }
      file.close();
      rows.setState(sha256, FileState.DAMAGED);
    } catch (NoSuchFileException e) {
      rows.setState(sha256, FileState.MISSING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw FileProblems.unavailable();
  }

  @Override
  public void hold(String sha256, String owner) {
    if (owner.isBlank() || owner.length() > MAX_OWNER_LENGTH) {
      throw new IllegalArgumentException("an owner has 1 to 200 characters: " + owner);
    }
    database.write(
        handle -> {
          boolean isKept =
              FileFolder.isName(sha256)
                  && rows.lock(handle, sha256)
                      .filter(row -> row.state() != FileState.PENDING)
                      .isPresent();
          if (!isKept) {
            throw Problem.invalid("file", "file-unknown", "No such file is kept: " + sha256)
                .toException();
          }
          rows.hold(handle, sha256, owner);
          rows.setWasHeld(handle, sha256);
          return null;
        });
  }

  @Override
  public void release(String sha256, String owner) {
    database.write(
        handle -> {
          rows.release(handle, sha256, owner);
          return null;
        });
  }
}
