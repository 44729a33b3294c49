package dev.millet.images;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.images.Image;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.images.store.ImageStore;
import dev.millet.images.store.WithheldImages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves the images. */
@Component(service = Contributor.class)
public final class ImagesModule implements Contributor {

  private static final Duration SWEEP = Duration.ofHours(1);
  private static final int CHUNK = 20;

  private final ImageStore store;
  private final WithheldImages withheld;
  private final InstantSource clock;

  @Activate
  public ImagesModule(@Reference ImageStore store, @Reference WithheldImages withheld) {
    this(store, withheld, InstantSource.system());
  }

  ImagesModule(ImageStore store, WithheldImages withheld, InstantSource clock) {
    this.store = store;
    this.withheld = withheld;
    this.clock = clock;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            "/images/{id}",
            Permission.PUBLIC,
            RouteDocument.of("The content of an image; who knows its id may see it."),
            this::serve),
        new Job("images.withheld", SWEEP, this::sweep));
  }

  /** Removes images that moderators removed long ago, a few at a time. */
  private Next sweep(JobRun run) {
    List<String> due = withheld.due(clock.instant(), CHUNK);
    store.remove(due);
    return due.size() < CHUNK ? Next.LATER : Next.NOW;
  }

  // An image never changes. Opened by itself it is offered as a download, and whatever a browser
  // might take it for, nothing in it runs.
  private Reply serve(Request request) {
    String id = request.parameter("id");
    Image image = store.byIds(List.of(id)).get(id);
    if (image != null) {
      return reply(image, "public, max-age=31536000, immutable");
    }
    image = store.withheld(List.of(id)).get(id);
    if (image == null || !mayRead(request.identity(), id)) {
      throw Problem.notFound("There is no such image.").toException();
    }
    return reply(image, "private, no-store");
  }

  private boolean mayRead(Identity caller, String id) {
    return caller.is(Role.MODERATOR)
        || caller
            .signedIn()
            .flatMap(
                member ->
                    withheld.find(id).filter(each -> Objects.equals(each.readerId(), member.id())))
            .isPresent();
  }

  private Reply reply(Image image, String caching) {
    return Reply.bytes(image.contentType(), store.content(image))
        .withHeader("Cache-Control", caching)
        .withHeader("Content-Disposition", "attachment; filename=\"" + fileName(image) + '"')
        .withHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        .withHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static String fileName(Image image) {
    String ending = image.contentType().equals("image/png") ? ".png" : ".jpg";
    return image.id().substring(0, 8) + ending;
  }
}
