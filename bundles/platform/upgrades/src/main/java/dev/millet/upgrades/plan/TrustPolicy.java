package dev.millet.upgrades.plan;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.Signer.Standing;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * Decides whose code comes in: what the distribution brought is part of the platform, and
 * everything that was sent in has to be signed by somebody who is trusted here.
 */
public final class TrustPolicy {

  private final ModuleRepository repository;
  private final boolean unsignedAllowed;
  private final boolean rebuiltAllowed;

  /**
   * @param unsignedAllowed whether code may be let in that nobody vouches for
   * @param rebuiltAllowed whether another content may come in under a version that is there
   */
  public TrustPolicy(ModuleRepository repository, boolean unsignedAllowed, boolean rebuiltAllowed) {
    this.repository = repository;
    this.unsignedAllowed = unsignedAllowed;
    this.rebuiltAllowed = rebuiltAllowed;
  }

  /** Whether a file may take the place of an installed one that has the same version. */
  boolean rebuilt(Candidate candidate, Bundle installed) throws IOException {
    return rebuiltAllowed
        && repository
            .of(installed)
            .filter(file -> !ModuleRepository.sameContent(file, candidate))
            .isPresent();
  }

  /**
   * Decides that a file may be installed.
   *
   * @throws RejectedFileException when nobody who is trusted here has signed it
   */
  public TrustedCandidate admit(Candidate candidate) throws IOException, RejectedFileException {
    Optional<ModuleProblem> refusal = refusal(candidate);
    if (refusal.isPresent()) {
      throw new RejectedFileException(refusal.get());
    }
    return new TrustedCandidate(candidate);
  }

  /**
   * Lets the file of a running bundle in once more: its code runs here already, and without it
   * there would be no way back where its certificate has expired meanwhile.
   *
   * @throws RejectedFileException when it is not the file of that bundle
   */
  public TrustedCandidate readmit(Candidate candidate, Bundle running)
      throws IOException, RejectedFileException {
    if (repository.of(running).filter(candidate.file()::equals).isEmpty()) {
      throw new RejectedFileException(ModuleProblem.of("no-file", running.getSymbolicName()));
    }
    return new TrustedCandidate(candidate);
  }

  /** Why a file may not come in; empty where it may. */
  Optional<ModuleProblem> refusal(Candidate candidate) throws IOException {
    if (unsignedAllowed
        || candidate.signer().standing() == Standing.TRUSTED
        || !repository.isSent(candidate)) {
      return Optional.empty();
    }
    String name = candidate.isModule() ? candidate.module() : candidate.symbolicName();
    String signer = candidate.signer().name();
    return Optional.of(
        switch (candidate.signer().standing()) {
          case UNSIGNED -> ModuleProblem.of("unsigned", name);
          case EXPIRED -> ModuleProblem.of("expired", name, signer);
          default -> ModuleProblem.of("untrusted", name, signer);
        });
  }
}
