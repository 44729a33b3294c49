package dev.millet.suggestions;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.guard.Guard;
import dev.millet.api.images.Images;
import dev.millet.api.imports.FileImports;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Products;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.search.SearchFeed;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectLifecycle;
import dev.millet.comments.api.Discussions;
import dev.millet.launch.StartReporter;
import dev.millet.suggestions.api.SuggestionDirectory;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.StoredSuggestions;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.care.AnswerCatalog;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.MergeCatchUp;
import dev.millet.suggestions.care.Promise;
import dev.millet.suggestions.care.Proposing;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.http.CareAnswers;
import dev.millet.suggestions.http.CareApi;
import dev.millet.suggestions.http.ImagesApi;
import dev.millet.suggestions.http.InboxApi;
import dev.millet.suggestions.http.MergeApi;
import dev.millet.suggestions.http.RevisionsApi;
import dev.millet.suggestions.http.SuggestionsApi;
import dev.millet.suggestions.http.TimelineApi;
import dev.millet.suggestions.imports.SuggestionFiles;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.lifecycle.StoredLifecycle;
import dev.millet.suggestions.moderation.HiddenSuggestions;
import dev.millet.suggestions.moderation.ModeratedImages;
import dev.millet.suggestions.moderation.ModeratedRevisions;
import dev.millet.suggestions.moderation.ModeratedSuggestions;
import dev.millet.suggestions.notices.SuggestionNotices;
import dev.millet.suggestions.page.PageParts;
import dev.millet.suggestions.page.SuggestionPages;
import dev.millet.suggestions.personal.MemberErasure;
import dev.millet.suggestions.personal.PersonalCopy;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.saved.ListViews;
import dev.millet.suggestions.search.SuggestionSource;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.suggestion.StatusRules;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionCatalog;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.suggestion.VisibleSuggestions;
import dev.millet.voting.api.Ballots;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Suggestions: members propose, staff answer. */
@Component(service = Contributor.class, configurationPid = SuggestionsSettings.PID)
@Designate(ocd = SuggestionsSettings.class)
public final class SuggestionsModule implements Contributor {

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Ballots ballots;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Discussions discussions;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile SearchChanges search;

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<PlannedReleases> planned = List.of();

  private final List<Contribution> contributions;

  @Activate
  public SuggestionsModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Members members,
      @Reference Pages pages,
      @Reference Slots slots,
      @Reference Markdown markdown,
      @Reference Images images,
      @Reference Guard guard,
      @Reference Mentions mentions,
      @Reference Notices notices,
      @Reference Products products,
      @Reference FileImports imports,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          StartReporter start,
      SuggestionsSettings settings) {
    var neighbours = new Neighbours(() -> ballots, () -> discussions);
    var clock = InstantSource.system();
    var platform = new Platform(database, journal, guard, members, mentions, products, clock);
    var suggestions =
        new Suggestions(database, new SearchFeed(Suggestion.SUBJECT_TYPE, () -> search, journal));
    var suggestionGuard = new SuggestionGuard(guard, suggestions);
    var authoring =
        new Authoring(
            database, journal, suggestions, suggestionGuard, mentions, products, markdown, clock);
    var visible = new VisibleSuggestions(database, suggestions, products);
    var rules = rules(settings, start);
    var promise = new Promise(Duration.ofMinutes(settings.answer_promise()));
    var careServices =
        CareServices.of(
            database,
            journal,
            guard,
            mentions,
            suggestionGuard,
            suggestions,
            rules,
            promise,
            clock);
    var gallery = new Gallery(database, images, clock);
    var withdrawal =
        new Withdrawal(
            database, journal, suggestions, suggestionGuard, gallery, neighbours, mentions, clock);
    var hidden = new HiddenSuggestions(suggestions, database.dialect());
    var releases = new ReleaseFacts(database);
    var answers =
        new Answers(
            members,
            slots,
            gallery,
            neighbours,
            releases,
            careServices.customs(),
            new ProductFields(database));
    List<Contribution> parts = new ArrayList<>();
    parts.addAll(
        new SuggestionsApi(
                database,
                products,
                suggestions,
                suggestionGuard,
                authoring,
                withdrawal,
                answers,
                neighbours,
                careServices.desk())
            .routes());
    parts.addAll(new ImagesApi(database, suggestions, suggestionGuard, gallery).routes());
    parts.add(new RevisionsApi(database, products, suggestions, answers).route());
    var careAnswers = new CareAnswers(careServices, answers, clock);
    parts.addAll(new CareApi(database, members, careServices, careAnswers).routes());
    var proposing = new Proposing(database, journal, guard, suggestionGuard, careServices);
    parts.addAll(
        new MergeApi(database, careServices, proposing, visible, answers, careAnswers).routes());
    parts.addAll(new TimelineApi(database, careServices, answers, releases).routes());
    parts.addAll(
        new InboxApi(database, products, suggestions, careServices, answers, clock).routes());
    parts.addAll(
        new SuggestionPages(
                new PageParts(
                    platform,
                    new PageParts.Display(pages, slots, markdown),
                    neighbours,
                    suggestions,
                    new PageParts.Writing(suggestionGuard, authoring, withdrawal, gallery),
                    answers,
                    careServices,
                    releases))
            .contributions());
    var files =
        SuggestionFiles.of(
            new SuggestionFiles.Parts(
                platform, neighbours, suggestions, authoring, careServices.imports()));
    parts.addAll(imports.contributions(files, pages, database));
    parts.add(SmokeRequest.of("/suggestions"));
    parts.add(SmokeRequest.of("/api/v1/suggestions?limit=20"));
    var catalog =
        new SuggestionCatalog(
            database,
            suggestions,
            rules,
            visible,
            products,
            ids -> database.read(handle -> careServices.merging().merges().visible(handle, ids)));
    for (SubjectCatalog each :
        List.of(catalog, new AnswerCatalog(database, careServices.answers(), catalog, markdown))) {
      parts.add(Offer.of(SubjectCatalog.class, each.type(), each));
    }
    parts.add(
        Offer.of(
            SearchSource.class,
            Suggestion.SUBJECT_TYPE,
            new SuggestionSource(database, suggestions, pages)));
    var lifecycle =
        new StoredLifecycle(
            database,
            journal,
            suggestions,
            hidden,
            careServices.records(),
            careServices.timeline(),
            releases);
    parts.add(Offer.of(SubjectLifecycle.class, lifecycle.type(), lifecycle));
    parts.addAll(
        ProductArrangements.of(
            platform,
            suggestions,
            careServices,
            answers,
            neighbours,
            releases,
            pages,
            () -> planned));
    for (Moderated each :
        List.of(
            new ModeratedSuggestions(database, suggestions, hidden, gallery, products),
            new ModeratedImages(database, suggestions, hidden, gallery, products),
            new ModeratedRevisions(database, suggestions, hidden, products))) {
      parts.add(Offer.of(Moderated.class, each.type(), each));
    }
    parts.add(
        Offer.of(
            SuggestionDirectory.class, new StoredSuggestions(database, suggestions, products)));
    parts.addAll(SuggestionSubscriptions.of(platform, suggestions, hidden, careServices.desk()));
    parts.add(
        new MergeCatchUp(database, suggestions, careServices.records(), careServices.merging())
            .job());
    parts.addAll(SuggestionJournalTypes.all());
    parts.addAll(
        new SuggestionNotices(database, notices, pages, careServices.customs()).contributions());
    parts.add(
        MemberData.inParts(
            "suggestions",
            new PersonalCopy(database)::of,
            new MemberErasure(database, suggestions, mentions)));
    parts.add(new ListViews(platform).data());
    contributions = visible.guard(parts);
  }

  /**
   * Reads the rules of the statuses.
   *
   * @param start is told why the module cannot start; null where nobody listens
   */
  private static StatusRules rules(SuggestionsSettings settings, StartReporter start) {
    try {
      return StatusRules.parse(
          settings.status_transitions(),
          List.of(settings.status_voting()),
          List.of(settings.status_commenting()));
    } catch (IllegalArgumentException e) {
      if (start != null) {
        start.failed(e.getMessage() + ".");
      }
      throw e;
    }
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
