package dev.millet.gateway.exchange;

import dev.millet.api.database.Database;
import dev.millet.platform.api.files.FileSource;
import dev.millet.platform.api.gateway.ProblemPages;
import dev.millet.platform.api.members.Authentication;
import java.time.Duration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The platform bundles that the gateway can do without: each is read once per use, and null while
 * it is away.
 */
@Component(service = OptionalReferences.class)
public class OptionalReferences {

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Authentication authentication;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ProblemPages problemPages;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Database database;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile FileSource files;

  /** Opens the files that are downloaded; null where none are kept. */
  public FileSource files() {
    return files;
  }

  /** Keeps the answers to requests that may be sent again; null where they cannot be. */
  public Database database() {
    return database;
  }

  /** Recognises callers; null where everybody is a visitor. */
  public Authentication authentication() {
    return authentication;
  }

  /** For how long a password counts as given recently; zero where nobody can give one. */
  public Duration proofLasts() {
    Authentication members = authentication();
    return members == null ? Duration.ZERO : members.proofLasts();
  }

  /** Shows problems to people; null where they are shown as JSON. */
  public ProblemPages problemPages() {
    return problemPages;
  }
}
