package dev.millet.upgrades.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Pages;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.RefusedException;
import dev.millet.upgrades.candidate.Signer;
import dev.millet.upgrades.state.Intake;
import dev.millet.upgrades.state.Intake.Received;
import dev.millet.upgrades.state.Stock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** {@code /api/v1/modules/files, available}: what could be put in. */
public final class FilesApi {

  private static final String ROOT = "/api/v1/modules";

  private final Pages pages;
  private final Intake intake;
  private final Stock stock;
  private final int largest;

  /**
   * A file that was sent in and could be put in.
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
   * A module that could be put in.
   *
   * @param source {@code distribution}, or {@code sent} where somebody sent it in
   */
  public record Available(
      String module, String version, String sha256, String source, Signer signer) {}

  /** The modules that could be put in. */
  public record AvailableList(List<Available> items) {}

  public FilesApi(Pages pages, Intake intake, Stock stock, int largest) {
    this.pages = pages;
    this.intake = intake;
    this.stock = stock;
    this.largest = largest;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                ROOT + "/files",
                ChangesApi.MANAGE,
                RouteDocument.of(
                        "Send in a jar, a feature file, or an archive of a feature with its jars;"
                            + " nothing of it runs yet")
                    .giving(201, FileAnswer.class)
                    .problems(
                        "upgrades.not-a-jar",
                        "upgrades.not-a-module",
                        "upgrades.tampered",
                        "upgrades.not-a-feature"),
                this::take)
            .withMaxBody(largest),
        Route.get(
            ROOT + "/available",
            ModulesApi.READ,
            RouteDocument.of("The modules that could be put in: sent in, or of the distribution")
                .giving(200, AvailableList.class),
            this::available));
  }

  private Reply take(Request request) throws IOException {
    try {
      return Reply.json(201, FileAnswer.of(intake.take(new ByteArrayInputStream(request.bytes()))));
    } catch (RefusedException e) {
      throw Problem.of(
              422,
              "upgrades." + e.trouble().code(),
              "This is nothing that can be put in",
              TroubleAnswer.text(pages.view(request), e.trouble()))
          .toException();
    } catch (Intake.TooLargeException e) {
      throw Problem.of(
              413,
              "upgrades.too-large",
              "The file is too large",
              "Unpacked it has more than %d bytes (upgrades.file.mib).".formatted(largest))
          .toException();
    }
  }

  private Reply available(Request request) throws IOException {
    return Reply.json(new AvailableList(stock.modules().stream().map(FilesApi::answer).toList()));
  }

  private static Available answer(Stock.Item item) {
    Candidate candidate = item.candidate();
    return new Available(
        candidate.module(),
        candidate.version().toString(),
        candidate.sha256(),
        item.distributed() ? "distribution" : "sent",
        candidate.signer());
  }
}
