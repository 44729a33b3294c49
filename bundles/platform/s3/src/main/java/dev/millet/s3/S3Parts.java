package dev.millet.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Puts large files in parts, one after the other: one that fails is sent again by itself, and
 * nothing is there before the last.
 *
 * @param partBytes the usual length of a part, 5 MiB at least; longer where there would be too many
 */
record S3Parts(long partBytes) {

  private static final Logger LOG = LoggerFactory.getLogger(S3Parts.class);
  private static final int MAX_PARTS = 9_000;

  void put(S3Client client, String bucket, String key, Path file, long length) throws IOException {
    String upload =
        client.createMultipartUpload(request -> request.bucket(bucket).key(key)).uploadId();
    try {
      List<CompletedPart> done = send(client, bucket, key, upload, file, length);
      client.completeMultipartUpload(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .uploadId(upload)
                  .multipartUpload(all -> all.parts(done)));
    } catch (SdkException | IOException e) {
      abort(client, bucket, key, upload);
      throw e;
    }
  }

  private List<CompletedPart> send(
      S3Client client, String bucket, String key, String upload, Path file, long length)
      throws IOException {
    long size = Math.max(partBytes, length / MAX_PARTS + 1);
    List<CompletedPart> done = new ArrayList<>();
    for (long from = 0; from < length; from += size) {
      int number = done.size() + 1;
      long bytes = Math.min(size, length - from);
      try (FilePart part = new FilePart(file, from, bytes)) {
        String tag =
            client
                .uploadPart(
                    request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                    RequestBody.fromContentProvider(part, bytes, FilePart.TYPE))
                .eTag();
        done.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
      }
    }
    return done;
  }

  private static void abort(S3Client client, String bucket, String key, String upload) {
    try {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload));
    } catch (SdkException e) {
      LOG.debug("What was begun is removed later", e);
    }
  }
}
