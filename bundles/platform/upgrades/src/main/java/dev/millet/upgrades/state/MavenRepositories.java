package dev.millet.upgrades.state;

import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/**
 * Fetches jars by their Maven coordinates, with Maven's own resolver. What a repository's checksum
 * does not confirm is refused. Nothing is kept between two questions, neither files nor threads.
 * Thread-safe.
 */
public final class MavenRepositories {

  /** {@code group:artifact:version}, or {@code group:artifact:extension:version}. */
  private static final Pattern COORDINATES =
      Pattern.compile("[\\w.-]+:[\\w.-]+(:(jar|json|zip))?:[\\w.+-]+");

  private final List<String> urls;

  /** Uses a file that was fetched. */
  @FunctionalInterface
  public interface Use<T> {
    T use(InputStream content) throws IOException, RejectedFileException;
  }

  /**
   * @param urls of the repositories, asked in this order
   */
  public MavenRepositories(List<String> urls) {
    this.urls = List.copyOf(urls);
  }

  /**
   * Fetches a file; may take as long as the network does.
   *
   * @param coordinates {@code group:artifact:version}
   * @param use takes the file, which is gone when this returns
   * @throws RejectedFileException when these are no coordinates, no repository has the file, or
   *     what one has is not what its checksum says
   */
  public <T> T fetch(String coordinates, Use<T> use) throws IOException, RejectedFileException {
    if (!COORDINATES.matcher(coordinates).matches()) {
      throw new RejectedFileException(ModuleProblem.of("coordinates", coordinates));
    }
    Path work = Files.createTempDirectory("millet-maven-");
    RepositorySystem system = new RepositorySystemSupplier().get();
    try (CloseableSession session = session(system, work)) {
      Path file =
          system
              .resolveArtifact(
                  session,
                  new ArtifactRequest(new DefaultArtifact(coordinates), repositories(), "millet"))
              .getArtifact()
              .getPath();
      try (InputStream content = Files.newInputStream(file)) {
        return use.use(content);
      }
    } catch (ArtifactResolutionException e) {
      throw new RejectedFileException(
          ModuleProblem.of("not-fetched", coordinates, String.join(", ", urls), reason(e)));
    } finally {
      system.shutdown();
      delete(work);
    }
  }

  private static CloseableSession session(RepositorySystem system, Path work) {
    return new SessionBuilderSupplier(system)
        .get()
        .withLocalRepositories(new LocalRepository(work))
        .setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_FAIL)
        .build();
  }

  private List<RemoteRepository> repositories() {
    List<RemoteRepository> repositories = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      repositories.add(new RemoteRepository.Builder("r" + i, "default", urls.get(i)).build());
    }
    return repositories;
  }

  private static String reason(ArtifactResolutionException e) {
    return e.getResult() == null || e.getResult().getExceptions().isEmpty()
        ? String.valueOf(e.getMessage())
        : String.valueOf(e.getResult().getExceptions().get(0).getMessage());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
