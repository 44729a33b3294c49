package dev.millet.upgrades.page;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.Upload;
import dev.millet.upgrades.http.ChangesApi;
import dev.millet.upgrades.page.FormState.Refused;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.state.FileUploads;
import dev.millet.upgrades.state.MavenRepositories;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /modules/files}: takes in what somebody wants to install, and leads to its plan. */
final class FilePages {

  private static final Logger LOG = LoggerFactory.getLogger(FilePages.class);
  private static final int AROUND_FILES = 1024 * 1024;

  private final ModulePages list;
  private final FileUploads uploads;
  private final MavenRepositories maven;
  private final int largest;

  FilePages(ModulePages list, ModuleSources sources) {
    this.list = list;
    this.uploads = sources.uploads();
    this.maven = sources.maven();
    this.largest = sources.largest();
  }

  List<Route> routes() {
    return List.of(
        Route.post(
                "/modules/files",
                ChangesApi.MANAGE,
                RouteDocument.of("Send files in, to put them in later; nothing of them runs yet"),
                this::upload)
            .withMaxBody(largest + AROUND_FILES));
  }

  private Reply upload(Request request) throws IOException {
    Form form = request.form();
    String coordinates = form.value("maven").strip();
    List<String> taken = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (Upload upload : form.uploads("file")) {
      try (InputStream content = upload.open()) {
        upload(upload.fileName(), () -> uploads.receive(content), taken, refused);
      }
    }
    if (!coordinates.isEmpty()) {
      upload(coordinates, () -> maven.fetch(coordinates, uploads::receive), taken, refused);
    }
    if (taken.isEmpty() && refused.isEmpty()) {
      refused.add(new Refused("", ModuleProblem.of("no-file-chosen")));
    }
    return refused.isEmpty()
        ? Reply.seeOther(OrderQuery.plan(Order.put(taken)))
        : list.list(request, new FormState(coordinates, refused), 422);
  }

  /** Brings a file in. */
  @FunctionalInterface
  private interface Bringing {
    FileUploads.Received bring() throws IOException, RejectedFileException;
  }

  private static void upload(
      String name, Bringing bringing, List<String> taken, List<Refused> refused) {
    try {
      taken.add(bringing.bring().sha256());
    } catch (RejectedFileException e) {
      refused.add(new Refused(name, e.problem()));
    } catch (FileUploads.TooLargeException e) {
      refused.add(new Refused(name, ModuleProblem.of("too-large")));
    } catch (IOException e) {
      LOG.error("A file that was sent in could not be kept", e);
      refused.add(new Refused(name, ModuleProblem.of("not-kept", String.valueOf(e.getMessage()))));
    }
  }
}
