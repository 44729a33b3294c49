package dev.millet.s3;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.platform.api.outgoing.OutgoingAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The connection to the store, by the settings of the moment; and whether it works. Thread-safe.
 */
final class S3Connection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(S3Connection.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(20);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(7);
  private static final Duration BETWEEN_PROBES = Duration.ofSeconds(15);
  private static final int NOT_FOUND = 404;
  private static final int FULL = 507;
  private static final int RETRY_SECONDS = 30;

  private final S3Settings settings;
  private final OutgoingAddresses addresses;
  private final InstantSource clock;
  private Opened opened;
  private volatile State state = new State("", Instant.EPOCH);

  /** A request to the store, in its bucket. */
  @FunctionalInterface
  interface Call<T> {
    T of(S3Client client, String bucket) throws IOException;
  }

  /** The settings that a client is made of; the secret is never shown. */
  private record Setup(URI endpoint, String region, String key, String secret, boolean pathStyle) {
    @Override
    public String toString() {
      return "Setup[" + endpoint + "]";
    }
  }

  private record Opened(Setup setup, S3Client client) {}

  /** The last failure, empty for none, and when it was found out. */
  private record State(String failure, Instant at) {}

  S3Connection(S3Settings settings, OutgoingAddresses addresses, InstantSource clock) {
    this.settings = settings;
    this.addresses = addresses;
    this.clock = clock;
  }

  String bucket() {
    return settings.bucket().strip();
  }

  /**
   * Asks the store for something.
   *
   * @throws NoSuchFileException where the store has no such content
   * @throws ProblemException 503 where it does not answer or refuses, 507 where it is full
   */
  <T> T call(Call<T> call) throws IOException {
    try {
      T result = call.of(client(), bucket());
      state = new State("", clock.instant());
      return result;
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  /** Returns what a failure of the store is to those who asked. */
  IOException failed(SdkException failure) {
    if (failure instanceof S3Exception told && told.statusCode() == NOT_FOUND && !isBucket(told)) {
      return new NoSuchFileException("the store has no such content");
    }
    boolean isFull =
        failure instanceof S3Exception told
            && (told.statusCode() == FULL || code(told).matches(".*(StorageFull|QuotaExceeded).*"));
    note(reason(failure));
    if (isFull) {
      throw Problem.of(
              FULL,
              "files.no-room",
              "There is no room for the file",
              "The store of files is full. What has arrived is kept.")
          .toException();
    }
    throw unavailable();
  }

  private static boolean isBucket(S3Exception told) {
    return code(told).equals("NoSuchBucket");
  }

  private static String code(S3Exception told) {
    return told.awsErrorDetails() == null || told.awsErrorDetails().errorCode() == null
        ? ""
        : told.awsErrorDetails().errorCode();
  }

  private static String reason(SdkException failure) {
    if (failure instanceof S3Exception told && isBucket(told)) {
      return "there is no such bucket";
    }
    return failure instanceof S3Exception told
        ? "it answers " + told.statusCode() + " " + code(told)
        : String.valueOf(failure.getMessage());
  }

  private void note(String failure) {
    if (!failure.equals(state.failure())) {
      LOG.warn("The store of files does not work: {}", failure);
    }
    state = new State(failure, clock.instant());
  }

  private ProblemException unavailable() {
    return Problem.of(
            503,
            "files.store-unavailable",
            "The files cannot be reached",
            "The store of files does not answer. What has arrived is kept; try again later.")
        .retryingAfter(RETRY_SECONDS)
        .toException();
  }

  /** Returns whether the last thing that is known of the store is that it does not work. */
  boolean isDown() {
    return !state.failure().isEmpty();
  }

  /** Returns what keeps the store from working; asks it where that is not known lately. */
  Optional<String> complaint() {
    State known = state;
    boolean isOld = known.at().plus(BETWEEN_PROBES).isBefore(clock.instant());
    boolean isUnknown = known.at().equals(Instant.EPOCH);
    if (isUnknown || (isOld && !known.failure().isEmpty())) {
      probe();
    }
    String failure = state.failure();
    return failure.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("The store of files does not work: the bucket '%s': %s."
                    + " Look at the settings that begin with s3.")
                .formatted(bucket(), failure));
  }

  private void probe() {
    try {
      call(
          (client, bucket) ->
              client.headBucket(
                  request ->
                      request
                          .bucket(bucket)
                          .overrideConfiguration(limits -> limits.apiCallTimeout(PROBE_LIMIT))));
    } catch (NoSuchFileException e) {
      note("there is no such bucket");
    } catch (IOException | ProblemException e) {
      LOG.debug("The store does not answer", e);
    }
  }

  private synchronized S3Client client() {
    if (bucket().isEmpty() || settings.access_key().isBlank()) {
      note("it is not set up");
      throw unavailable();
    }
    String endpoint = settings.endpoint().strip();
    Setup setup =
        new Setup(
            endpoint.isEmpty() ? null : URI.create(endpoint),
            settings.region().strip(),
            settings.access_key().strip(),
            settings.secret_key(),
            settings.path_style());
    if (setup.endpoint() != null) {
      Optional<String> refused = addresses.refuse(setup.endpoint());
      if (refused.isPresent()) {
        note(refused.get());
        throw unavailable();
      }
    }
    if (opened == null || !opened.setup().equals(setup)) {
      close();
      opened = new Opened(setup, open(setup));
    }
    return opened.client();
  }

  private static S3Client open(Setup setup) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(setup.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(setup.key(), setup.secret())))
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT_LIMIT)
                    .socketTimeout(SILENCE_LIMIT)
                    .build())
            // not every store knows the newer checksums
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            // what stands in files of the machine's user is not meant for this
            .overrideConfiguration(all -> all.defaultProfileFile(ProfileFile.aggregator().build()))
            .forcePathStyle(setup.pathStyle());
    return setup.endpoint() == null
        ? builder.build()
        : builder.endpointOverride(setup.endpoint()).build();
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.client().close();
      opened = null;
    }
  }
}
