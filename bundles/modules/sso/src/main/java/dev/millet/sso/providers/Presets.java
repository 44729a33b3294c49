package dev.millet.sso.providers;

import java.util.List;
import java.util.Optional;

/**
 * The settings that some providers begin with. Of those of China the addresses and names are
 * theirs; an administrator adds what the provider gave the company.
 */
public final class Presets {

  /** The keys, in the order in which they are offered. */
  public static final List<String> KEYS =
      List.of("oidc", "wecom", "wechat", "dingtalk", "feishu", "oauth2");

  private static final String BEARER = "Authorization: Bearer {access_token}";

  private Presets() {}

  /** The addresses of a provider that is only like OAuth 2, and how its token is asked for. */
  private record Asked(String authorizeUrl, String style, String tokenUrl, String parameters) {}

  /** The places in which a provider tells the token and the person. */
  private record Told(String token, String userUrl, String header, Pointers pointers) {}

  /** The JSON pointers to what is told of a person. */
  private record Pointers(String id, String name, String email, String picture) {}

  /** Returns the settings to begin with. */
  public static Optional<ProviderSettings> find(String key) {
    return switch (key) {
      case "oidc" -> Optional.of(openIdConnect());
      case "wecom" -> Optional.of(weCom());
      case "wechat" -> Optional.of(weChat());
      case "dingtalk" -> Optional.of(dingTalk());
      case "feishu" -> Optional.of(feishu());
      case "oauth2" -> Optional.of(plain());
      default -> Optional.empty();
    };
  }

  private static ProviderSettings openIdConnect() {
    return new ProviderSettings(
        ProviderSettings.OIDC,
        "",
        true,
        true,
        "",
        null,
        "openid profile email",
        "",
        "",
        "groups",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        false);
  }

  private static ProviderSettings oauth2(String name, String scopes, Asked asked, Told told) {
    return new ProviderSettings(
        ProviderSettings.OAUTH2,
        name,
        true,
        true,
        "",
        null,
        scopes,
        "",
        "",
        "",
        "",
        asked.authorizeUrl(),
        asked.style(),
        asked.tokenUrl(),
        asked.parameters(),
        told.token(),
        told.userUrl(),
        told.header(),
        told.pointers().id(),
        told.pointers().name(),
        told.pointers().email(),
        "",
        told.pointers().picture(),
        false);
  }

  /** The token is the company's; the code tells the person. */
  private static ProviderSettings weCom() {
    return oauth2(
        "企业微信",
        "",
        new Asked(
            "https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp"
                + "&appid={client_id}&agentid=AGENTID&redirect_uri={redirect_uri}&state={state}",
            "query",
            "https://qyapi.weixin.qq.com/cgi-bin/gettoken",
            "corpid={client_id}\ncorpsecret={client_secret}"),
        new Told(
            "/access_token",
            "https://qyapi.weixin.qq.com/cgi-bin/auth/getuserinfo?access_token={access_token}"
                + "&code={code}",
            "",
            new Pointers("/userid", "/userid", "", "")));
  }

  private static ProviderSettings weChat() {
    return oauth2(
        "微信",
        "snsapi_login",
        new Asked(
            "https://open.weixin.qq.com/connect/qrconnect?appid={client_id}"
                + "&redirect_uri={redirect_uri}&response_type=code&scope={scope}&state={state}"
                + "#wechat_redirect",
            "query",
            "https://api.weixin.qq.com/sns/oauth2/access_token",
            "appid={client_id}\nsecret={client_secret}\ncode={code}"
                + "\ngrant_type=authorization_code"),
        new Told(
            "/access_token",
            "https://api.weixin.qq.com/sns/userinfo?access_token={access_token}&openid={openid}"
                + "&lang=zh_CN",
            "",
            new Pointers("/openid", "/nickname", "", "/headimgurl")));
  }

  private static ProviderSettings dingTalk() {
    return oauth2(
        "钉钉",
        "openid",
        new Asked(
            "https://login.dingtalk.com/oauth2/auth?client_id={client_id}"
                + "&redirect_uri={redirect_uri}&response_type=code&scope={scope}&state={state}"
                + "&prompt=consent",
            "json",
            "https://api.dingtalk.com/v1.0/oauth2/userAccessToken",
            "clientId={client_id}\nclientSecret={client_secret}\ncode={code}"
                + "\ngrantType=authorization_code"),
        new Told(
            "/accessToken",
            "https://api.dingtalk.com/v1.0/contact/users/me",
            "x-acs-dingtalk-access-token: {access_token}",
            new Pointers("/unionId", "/nick", "/email", "/avatarUrl")));
  }

  private static ProviderSettings feishu() {
    return oauth2(
        "飞书",
        "",
        new Asked(
            "https://accounts.feishu.cn/open-apis/authen/v1/authorize?client_id={client_id}"
                + "&redirect_uri={redirect_uri}&response_type=code&scope={scope}&state={state}"
                + "&code_challenge={code_challenge}&code_challenge_method=S256",
            "json",
            "https://open.feishu.cn/open-apis/authen/v2/oauth/token",
            "grant_type=authorization_code\nclient_id={client_id}\nclient_secret={client_secret}"
                + "\ncode={code}\nredirect_uri={redirect_uri}\ncode_verifier={code_verifier}"),
        new Told(
            "/access_token",
            "https://open.feishu.cn/open-apis/authen/v1/user_info",
            BEARER,
            new Pointers("/data/union_id", "/data/name", "/data/email", "/data/avatar_url")));
  }

  private static ProviderSettings plain() {
    return oauth2(
        "",
        "",
        new Asked(
            "https://login.example.com/authorize?response_type=code&client_id={client_id}"
                + "&redirect_uri={redirect_uri}&scope={scope}&state={state}"
                + "&code_challenge={code_challenge}&code_challenge_method=S256",
            "form",
            "https://login.example.com/token",
            ""),
        new Told(
            "/access_token",
            "https://login.example.com/userinfo",
            BEARER,
            new Pointers("/sub", "/name", "/email", "/picture")));
  }
}
