package dev.millet.mentions;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The page and the API of where a member is mentioned, and what is kept of that about members. */
@Component(service = Contributor.class)
public final class MentionsModule implements Contributor {

  private static final Permission READ = Permission.toRead("mentions.read", Role.MEMBER);
  private static final int CHUNK = 100;
  private static final int NOTICE_ORDER = 200;

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectCatalog> catalogs = List.of();

  private final Database database;
  private final Pages pages;
  private final MentionStore store;
  private final MentionList list;

  /** A mention of a member, as the copy of their data has it. */
  record Kept(List<Mention> mentions, List<Mention> mentioned) {}

  /** A mention: of them, or by them. */
  record Mention(Subject subject, String handle, Instant at) {}

  @Activate
  public MentionsModule(
      @Reference Database database, @Reference Members members, @Reference Pages pages) {
    this.database = database;
    this.pages = pages;
    this.store = new MentionStore(database);
    this.list = new MentionList(database, members, () -> catalogs);
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get("/mentions", READ, "Where the reader is mentioned", this::page),
        Route.get(
            "/api/v1/mentions",
            READ,
            RouteDocument.of("Lists where the caller is mentioned, the latest first")
                .listing(MentionList.Mention.class)
                .problems("invalid"),
            request -> Reply.list(read(request))),
        NoticeType.of(StoredMentions.MENTIONED, NOTICE_ORDER).withTab().delivered(Delivery.NOW),
        MemberData.inParts("mentions", this::kept, this::erase));
  }

  private Slice<MentionList.Mention> read(Request request) {
    request.member();
    return list.read(request.identity(), request.list());
  }

  private Reply page(Request request) {
    String title = pages.view(request).text("mentions.title");
    return pages.page(request, Page.of(title, "mentions.jte", read(request)));
  }

  private Kept kept(long member) {
    return database.read(
        handle ->
            new Kept(
                store.of(handle, member).stream().map(MentionsModule::told).toList(),
                store.by(handle, member).stream().map(MentionsModule::told).toList()));
  }

  private static Mention told(MentionStore.Place place) {
    return new Mention(place.subject(), place.handle(), place.mentionedAt());
  }

  /** Mentions of the member go with their handle, when the owners of the texts erase it. */
  private boolean erase(long member) {
    return database.write(handle -> store.forgetAuthor(handle, member, CHUNK));
  }
}
