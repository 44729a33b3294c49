package dev.millet.suggestions.imports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The forms of a file that are understood. All but the first are CSV with these columns. */
public enum Format {
  /** One JSON object a line. */
  JSON_LINES("jsonl", "import", Set.of(), Map.of()),

  /** The posts.csv of Fider's export. */
  FIDER(
      "fider",
      "fider",
      Set.of("id", "title"),
      fields(
          "number=id title=title description=body created_at=created created_by=author"
              + " votes_count=voteCount comments_count=commentCount status=status"
              + " responded_by=answeredBy responded_at=answeredAt response=answer"
              + " original_number=duplicateOf original_title=- tags=tags")),

  /** Quackback's template. */
  QUACKBACK(
      "quackback",
      "quackback",
      Set.of("title", "body"),
      fields(
          "title=title content=body status=status tags=tags board=product author_name=author"
              + " author_email=authorEmail email_verified=emailVerified vote_count=voteCount"
              + " created_at=created source_id=id")),

  /** UserVoice's full export: a row for each idea and voter. */
  USERVOICE(
      "uservoice",
      "uservoice",
      Set.of("id", "title"),
      fields(
          "ideaId=id ideaTitle=title ideaDescription=body ideaCreatorEmailAddress=authorEmail"
              + " ideaCreatorName=author categoryName=category forumName=product"
              + " publicStatusName=status labels=tags votersCount=voteCount"
              + " createdTimestamp=created publicStatusUpdateMessage=answer"
              + " userEmailAddress=voterEmail linkedIdeaCreationDate=votedAt")),

  /** Any other CSV: columns go by the names that people give them, or by a mapping. */
  CSV(
      "csv",
      "csv",
      Set.of("title"),
      fields(
          "id=id number=id key=id source_id=id 编号=id title=title subject=title summary=title"
              + " name=title idea=title 标题=title 主题=title body=body description=body"
              + " content=body text=body details=body 正文=body 内容=body 描述=body"
              + " product=product board=product forum=product project=product 产品=product"
              + " status=status state=status 状态=status tags=tags labels=tags 标签=tags"
              + " category=category 分类=category author=author created_by=author"
              + " author_name=author 作者=author 提交人=author email=authorEmail"
              + " author_email=authorEmail 邮箱=authorEmail created=created created_at=created"
              + " date=created 创建时间=created 日期=created votes=voteCount"
              + " vote_count=voteCount votes_count=voteCount upvotes=voteCount 票数=voteCount"
              + " answer=answer response=answer 回复=answer answered_by=answeredBy"
              + " answered_at=answeredAt duplicate_of=duplicateOf voter=voterEmail"
              + " voter_email=voterEmail voted_at=votedAt"));

  /** A column that is known and says nothing that would be kept. */
  static final String NOTHING = "-";

  private final String word;
  private final String source;
  private final Set<String> required;
  private final Map<String, String> fields;

  Format(String word, String source, Set<String> required, Map<String, String> fields) {
    this.word = word;
    this.source = source;
    this.required = required;
    this.fields = fields;
  }

  private static Map<String, String> fields(String pairs) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : pairs.split(" ")) {
      String[] parts = pair.split("=");
      fields.put(parts[0], parts[1]);
    }
    return fields;
  }

  /** Returns the word of the {@code format} parameter. */
  public String word() {
    return word;
  }

  public static Optional<Format> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Format::word).toList();
  }

  /** Returns the source of rows where neither they nor the import name one. */
  String source() {
    return source;
  }

  /** Returns the fields that a file of this form must have. */
  Set<String> required() {
    return required;
  }

  /** Returns the field of each column, by the column's name. */
  Map<String, String> fields() {
    return fields;
  }
}
