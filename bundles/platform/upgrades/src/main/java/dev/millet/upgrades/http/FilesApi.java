package dev.millet.upgrades.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.api.pages.Pages;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.Signer;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.state.FileUploads;
import dev.millet.upgrades.state.FileUploads.Received;
import dev.millet.upgrades.state.MavenRepositories;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/v1/modules/files, available}: what could be installed. */
public final class FilesApi {

  private static final Logger LOG = LoggerFactory.getLogger(FilesApi.class);
  private static final String ROOT = "/api/v1/modules";

  /** The newest version of a module first. */
  private static final Comparator<ModuleRepository.Item> BY_NAME =
      Comparator.comparing((ModuleRepository.Item item) -> item.candidate().module())
          .thenComparing(item -> item.candidate().version(), Comparator.reverseOrder());

  private final Pages pages;
  private final FileUploads uploads;
  private final ModuleRepository repository;
  private final MavenRepositories maven;
  private final Json json;
  private final int largest;

  /**
   * A file that was sent in and could be installed.
   *
   * @param kind {@code module}, {@code shared} (an api or a library) or {@code feature}
   * @param module the module's name; absent where it is none
   * @param symbolicName the bundle's; absent where it is a feature
   * @param version the bundle's; absent where it is a feature
   * @param signer who signed it; absent where it is a feature
   * @param feature the feature's name; absent where it is none
   * @param contents what came in the same archive; the feature finds it by itself
   */
  public record FileAnswer(
      String sha256,
      String kind,
      String module,
      String symbolicName,
      String version,
      Signer signer,
      String feature,
      List<FileAnswer> contents) {

    static FileAnswer of(Received received) {
      Candidate candidate = received.candidate();
      List<FileAnswer> contents = received.contents().stream().map(FileAnswer::of).toList();
      return candidate == null
          ? new FileAnswer(
              received.sha256(),
              "feature",
              null,
              null,
              null,
              null,
              received.feature().name(),
              contents)
          : new FileAnswer(
              received.sha256(),
              candidate.isModule() ? "module" : "shared",
              candidate.module(),
              candidate.symbolicName(),
              candidate.version().toString(),
              candidate.signer(),
              null,
              contents);
    }
  }

  /**
   * A file that is to be fetched.
   *
   * @param maven its Maven coordinates, {@code group:artifact:version}
   */
  public record Download(String maven) {}

  /**
   * A module that could be installed.
   *
   * @param source {@code distribution}, or {@code sent} where somebody sent it in
   */
  public record Available(
      String module, String version, String sha256, String source, Signer signer) {}

  /** The modules that could be installed. */
  public record AvailableList(List<Available> items) {}

  public FilesApi(
      Pages pages,
      FileUploads uploads,
      ModuleRepository repository,
      MavenRepositories maven,
      Json json,
      int largest) {
    this.pages = pages;
    this.uploads = uploads;
    this.repository = repository;
    this.maven = maven;
    this.json = json;
    this.largest = largest;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                ROOT + "/files",
                ChangesApi.MANAGE,
                RouteDocument.of(
                        "Send in a jar, a feature file, or an archive of a feature with its jars, or name"
                            + " the Maven coordinates of one; nothing of it runs yet")
                    .giving(201, FileAnswer.class)
                    .problems(
                        "upgrades.not-a-jar",
                        "upgrades.not-a-module",
                        "upgrades.tampered",
                        "upgrades.not-a-feature",
                        "upgrades.not-fetched",
                        "upgrades.not-kept"),
                this::upload)
            .withMaxBody(largest),
        Route.get(
            ROOT + "/available",
            ModulesApi.READ,
            RouteDocument.of("The modules that could be installed: sent in, or of the distribution")
                .giving(200, AvailableList.class),
            this::available));
  }

  private Reply upload(Request request) throws IOException {
    try {
      byte[] content = request.bytes();
      Optional<String> coordinates = coordinates(request, content);
      Received received =
          coordinates.isPresent()
              ? maven.fetch(coordinates.get(), uploads::receive)
              : uploads.receive(new ByteArrayInputStream(content));
      return Reply.json(201, FileAnswer.of(received));
    } catch (RejectedFileException e) {
      throw Problem.of(
              422,
              "upgrades." + e.problem().code(),
              "This is nothing that can be installed",
              ProblemAnswer.text(pages.view(request), e.problem()))
          .toException();
    } catch (FileUploads.TooLargeException e) {
      throw Problem.of(
              413,
              "upgrades.too-large",
              "The file is too large",
              "Unpacked it has more than %s bytes (upgrades.file.mib).".formatted(largest))
          .toException();
    } catch (IOException e) {
      LOG.error("A file that was sent in could not be kept", e);
      throw Problem.of(
              507,
              "upgrades.not-kept",
              "The file could not be kept",
              ProblemAnswer.text(
                  pages.view(request),
                  ModuleProblem.of("not-kept", String.valueOf(e.getMessage()))))
          .toException();
    }
  }

  /** A feature file is JSON as well; only an order to fetch something has this one field. */
  private Optional<String> coordinates(Request request, byte[] content) {
    if (!request.header("Content-Type").orElse("").startsWith(Reply.JSON)) {
      return Optional.empty();
    }
    try {
      String text = new String(content, StandardCharsets.UTF_8);
      return Optional.ofNullable(json.read(text, Download.class)).map(Download::maven);
    } catch (JsonException e) {
      // not plain JSON: a feature file with comments, or nothing at all, as the intake will say
      return Optional.empty();
    }
  }

  private Reply available(Request request) throws IOException {
    return Reply.json(
        new AvailableList(
            repository.modules().stream().sorted(BY_NAME).map(FilesApi::answer).toList()));
  }

  private static Available answer(ModuleRepository.Item item) {
    Candidate candidate = item.candidate();
    return new Available(
        candidate.module(),
        candidate.version().toString(),
        candidate.sha256(),
        item.distributed() ? "distribution" : "sent",
        candidate.signer());
  }
}
