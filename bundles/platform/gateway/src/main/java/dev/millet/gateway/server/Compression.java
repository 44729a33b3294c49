package dev.millet.gateway.server;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.gzip.GzipEncoderConfig;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;

/**
 * Compresses answers with gzip for those who accept it. Brotli and Zstandard would need native
 * code. Requests are not decompressed: a small one could hold a very large one.
 */
final class Compression {

  private static final int WORTH_COMPRESSING = 1024;
  // Nearly as small as the default level's, in half the time.
  private static final int LEVEL = 4;

  private Compression() {}

  static Handler wrap(Handler handler) {
    GzipEncoderConfig encoder = new GzipEncoderConfig();
    encoder.setCompressionLevel(LEVEL);
    GzipCompression gzip = new GzipCompression();
    gzip.setMinCompressSize(WORTH_COMPRESSING);
    gzip.setDefaultEncoderConfig(encoder);
    CompressionHandler compressing = new CompressionHandler(handler);
    compressing.putCompression(gzip);
    compressing.putConfiguration(
        "/*",
        CompressionConfig.builder()
            .compressIncludeMethod("GET")
            .compressIncludeMethod("POST")
            .compressIncludeMimeType("text/html")
            .compressIncludeMimeType("text/plain")
            .compressIncludeMimeType("application/json")
            .compressIncludeMimeType("application/problem+json")
            .decompressExcludeEncoding("gzip")
            .build());
    return compressing;
  }
}
