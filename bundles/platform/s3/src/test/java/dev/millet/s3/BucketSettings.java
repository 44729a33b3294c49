package dev.millet.s3;

import java.lang.annotation.Annotation;

/** Settings as an administrator has typed them. */
record BucketSettings(
    String endpoint,
    String region,
    String bucket,
    String access_key,
    String secret_key,
    boolean path_style)
    implements S3Settings {

  static BucketSettings of(BucketServer server) {
    return new BucketSettings(
        server.endpoint().toString(),
        "us-east-1",
        BucketServer.BUCKET,
        BucketServer.KEY,
        BucketServer.SECRET,
        true);
  }

  BucketSettings withSecret(String other) {
    return new BucketSettings(endpoint, region, bucket, access_key, other, path_style);
  }

  BucketSettings withBucket(String other) {
    return new BucketSettings(endpoint, region, other, access_key, secret_key, path_style);
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return S3Settings.class;
  }
}
