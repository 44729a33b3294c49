package dev.millet.s3;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** A store that speaks S3, on a folder, with one bucket. */
final class BucketServer implements AutoCloseable {

  static final String BUCKET = "millet-files";
  static final String KEY = "the-key";
  static final String SECRET = "the-secret";

  private final BlobStoreContext context;
  private final int port;
  private S3Proxy server;

  BucketServer(Path folder) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", folder.toString());
    context =
        ContextBuilder.newBuilder("filesystem")
            .credentials("unused", "unused")
            .overrides(properties)
            .build(BlobStoreContext.class);
    context.getBlobStore().createContainerInLocation(null, BUCKET);
    port = freePort();
    start();
  }

  /** Below those that connections get, so that none has it while nobody answers there. */
  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        continue;
      }
    }
  }

  /** Begins to answer, at the same address as before. */
  void start() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(context.getBlobStore())
            .endpoint(endpoint())
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
            .build();
    server.start();
  }

  /** Answers no more. */
  void stop() throws Exception {
    server.stop();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() throws Exception {
    server.stop();
    context.close();
  }
}
