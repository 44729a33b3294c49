package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Permission;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.care.CareImport;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestions;

/** The files of suggestions that are taken in: their forms, and what their columns mean. */
public final class SuggestionFiles {

  static final String SUGGESTIONS = "suggestions";
  static final String COMMENTS = "comments";
  static final String VOTES = "votes";

  /** The number of votes that a source counts without naming the voters. */
  static final String CARRIED = "carriedVotes";

  private static final Permission IMPORT = Permission.toAdminister("suggestions.import");

  /** The posts.csv of Fider's export. */
  private static final FileFormat FIDER =
      FileFormat.of("fider", "Fider")
          .columns(
              "number=id title=title description=body created_at=created created_by=author"
                  + " votes_count=voteCount comments_count=commentCount status=status"
                  + " responded_by=answeredBy responded_at=answeredAt response=answer"
                  + " original_number=duplicateOf original_title=- tags=tags")
          .requiring("id", "title")
          .recognisedBy("number", "title", "votescount");

  /** Quackback's template. */
  private static final FileFormat QUACKBACK =
      FileFormat.of("quackback", "Quackback")
          .columns(
              "title=title content=body status=status tags=tags board=product author_name=author"
                  + " author_email=authorEmail email_verified=emailVerified vote_count=voteCount"
                  + " created_at=created source_id=id")
          .requiring("title", "body")
          .recognisedBy("title", "content")
          .andOneOf("board", "sourceid", "votecount");

  /** UserVoice's full export: a row for each idea and voter. */
  private static final FileFormat USERVOICE =
      FileFormat.of("uservoice", "UserVoice")
          .columns(
              "ideaId=id ideaTitle=title ideaDescription=body ideaCreatorEmailAddress=authorEmail"
                  + " ideaCreatorName=author categoryName=category forumName=product"
                  + " publicStatusName=status labels=tags votersCount=voteCount"
                  + " createdTimestamp=created publicStatusUpdateMessage=answer"
                  + " userEmailAddress=voterEmail linkedIdeaCreationDate=votedAt")
          .requiring("id", "title")
          .recognisedBy("ideaid", "ideatitle");

  private static final FileFormat CSV =
      FileFormat.csv()
          .columns(
              "id=id number=id key=id source_id=id 编号=id title=title subject=title summary=title"
                  + " name=title idea=title 标题=title 主题=title body=body description=body"
                  + " content=body text=body details=body 正文=body 内容=body 描述=body"
                  + " product=product board=product forum=product project=product 产品=product"
                  + " status=status state=status 状态=status own_status=customStatus tags=tags labels=tags 标签=tags"
                  + " category=category 分类=category author=author created_by=author"
                  + " author_name=author 作者=author 提交人=author email=authorEmail"
                  + " author_email=authorEmail 邮箱=authorEmail created=created created_at=created"
                  + " date=created 创建时间=created 日期=created votes=voteCount"
                  + " vote_count=voteCount votes_count=voteCount upvotes=voteCount 票数=voteCount"
                  + " answer=answer response=answer 回复=answer answered_by=answeredBy"
                  + " answered_at=answeredAt duplicate_of=duplicateOf voter=voterEmail"
                  + " voter_email=voterEmail voted_at=votedAt field:*=field:*")
          .requiring("title");

  /** The parts that an import works with. */
  public record Parts(
      Platform platform,
      Neighbours neighbours,
      Suggestions suggestions,
      Authoring authoring,
      CareImport care) {}

  private SuggestionFiles() {}

  /** Returns the description of the files. */
  public static FileImport<?> of(Parts parts) {
    return new FileImport<Row>(
            "/suggestions",
            IMPORT,
            "Suggestions with comments and votes: JSON Lines, the CSV of Fider, Quackback or"
                + " UserVoice, or any other CSV",
            session -> new SuggestionImporter(parts, session))
        .withRows("suggestion", SUGGESTIONS, COMMENTS, VOTES)
        .totalling(CARRIED)
        .reading(FIDER)
        .reading(QUACKBACK)
        .reading(USERVOICE)
        .reading(CSV)
        .mapping(
            "id",
            "title",
            "body",
            "product",
            "status",
            "tags",
            "category",
            "author",
            "authorEmail",
            "created",
            "voteCount",
            "answer",
            "answeredBy",
            "answeredAt",
            "duplicateOf",
            "voterEmail",
            "votedAt")
        .numbers("voteCount", "commentCount")
        .lists("tags")
        .identifiedBy("title", "authorEmail", "author", "created")
        .splittingTitles("title", "body", RowReader.TITLE)
        .collecting("votes", "voterEmail", "votedAt")
        .withStatuses(StatusWords.own(), word -> StatusWords.of(word).map(Status::word))
        .withDemo(new SuggestionsDemo(parts.platform().database()));
  }
}
