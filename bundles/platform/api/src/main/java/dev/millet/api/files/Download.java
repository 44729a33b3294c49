package dev.millet.api.files;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One request for a file that has been answered. A client that resumes, or reads with several
 * connections, sends several requests for one file: only one of them {@link #reachesEnd}, as a
 * rule, and whoever counts counts each reader and file once.
 */
@ProviderType
public interface Download {

  /** Returns what the module gave to know the file by. */
  String key();

  /** The SHA-256 of the file. */
  String sha256();

  /** The member who downloaded it; null for somebody who was not signed in. */
  Long memberId();

  /** The network that counts as one client; at most 64 characters. */
  String network();

  /** When the answer began. */
  Instant at();

  /** How many bytes of the file were sent. */
  long sentBytes();

  /** Whether the last byte of the file was sent. */
  boolean reachesEnd();
}
