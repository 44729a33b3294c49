package dev.millet.s3;

import dev.millet.platform.api.files.ContentStore;
import dev.millet.platform.api.files.OpenFile;
import dev.millet.platform.api.outgoing.OutgoingAddresses;
import dev.millet.platform.api.settings.LiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The contents in a bucket, as {@code content/ab/<sha256>}. The store shows an object when all of
 * it is there, so nothing is renamed. Thread-safe.
 */
@Component(service = ContentStore.class)
public final class S3Contents implements ContentStore {

  private static final int READERS = 16;
  private static final long PART_BYTES = 32L * 1024 * 1024;

  private static final String FOLDER = "content/";
  private static final Pattern KEY = Pattern.compile("content/([0-9a-f]{2})/(\\1[0-9a-f]{62})");

  private final S3Connection connection;
  private final S3Parts parts;
  private final ExecutorService readers;

  @Activate
  public S3Contents(@Reference LiveSettings live, @Reference OutgoingAddresses addresses) {
    this(
        new S3Connection(live.of(S3Settings.class), addresses, InstantSource.system()), PART_BYTES);
  }

  S3Contents(S3Connection connection, long partBytes) {
    this.connection = connection;
    this.parts = new S3Parts(partBytes);
    // a few for all files: one that waits for the store keeps no thread of the gateway
    this.readers =
        Executors.newFixedThreadPool(
            READERS,
            work -> {
              Thread thread = new Thread(work, "s3-read");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Deactivate
  void close() {
    readers.shutdownNow();
    connection.close();
  }

  private static String key(String sha256) {
    return FOLDER + sha256.substring(0, 2) + '/' + sha256;
  }

  @Override
  public String place() {
    return "the bucket " + connection.bucket();
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  @Override
  public void put(String sha256, Path file) throws IOException {
    long length = Files.size(file);
    connection.call(
        (client, bucket) -> {
          if (length <= parts.partBytes()) {
            client.putObject(
                request -> request.bucket(bucket).key(key(sha256)), RequestBody.fromFile(file));
          } else {
            parts.put(client, bucket, key(sha256), file, length);
          }
          return null;
        });
    long arrived = length(sha256);
    if (arrived != length) {
      throw new IOException(
          "the store has %s bytes of %s, and not %s".formatted(arrived, sha256, length));
    }
  }

  @Override
  public OpenFile open(String sha256) throws IOException {
    long length = length(sha256);
    if (length < 0) {
      throw new NoSuchFileException(sha256);
    }
    return new S3File(connection, key(sha256), length, readers);
  }

  @Override
  public long length(String sha256) throws IOException {
    try {
      return connection.call(
          (client, bucket) ->
              client
                  .headObject(request -> request.bucket(bucket).key(key(sha256)))
                  .contentLength());
    } catch (NoSuchFileException e) {
      return -1;
    }
  }

  @Override
  public void delete(String sha256) throws IOException {
    connection.call(
        (client, bucket) ->
            client.deleteObject(request -> request.bucket(bucket).key(key(sha256))));
  }

  @Override
  public List<Content> list(String after, int limit) throws IOException {
    List<Content> some = new ArrayList<>();
    String last = after.isEmpty() ? FOLDER : key(after);
    boolean isMore = true;
    while (isMore && some.size() < limit) {
      ListObjectsV2Response answer = page(last, limit - some.size());
      for (S3Object each : answer.contents()) {
        last = each.key();
        if (KEY.matcher(last).matches()) {
          some.add(content(each));
        }
      }
      isMore = Boolean.TRUE.equals(answer.isTruncated()) && !answer.contents().isEmpty();
    }
    return some;
  }

  private ListObjectsV2Response page(String after, int limit) throws IOException {
    return connection.call(
        (client, bucket) ->
            client.listObjectsV2(
                request -> request.bucket(bucket).prefix(FOLDER).startAfter(after).maxKeys(limit)));
  }

  private static Content content(S3Object object) {
    return new Content(object.key().substring(object.key().lastIndexOf('/') + 1), object.size());
  }

  @Override
  public void tidy(Instant before) throws IOException {
    connection.call(
        (client, bucket) -> {
          for (MultipartUpload each :
              client
                  .listMultipartUploads(request -> request.bucket(bucket).prefix(FOLDER))
                  .uploads()) {
            if (each.initiated() != null && each.initiated().isBefore(before)) {
              client.abortMultipartUpload(
                  request -> request.bucket(bucket).key(each.key()).uploadId(each.uploadId()));
            }
          }
          return null;
        });
  }

  @Override
  public boolean isDown() {
    return connection.isDown();
  }

  @Override
  public Optional<String> complaint() {
    return connection.complaint();
  }
}
