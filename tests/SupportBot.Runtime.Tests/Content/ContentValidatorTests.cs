namespace SupportBot.Runtime.Tests.Content;

/// <summary>What no single file can show.</summary>
public sealed class ContentValidatorTests
{
    private const string TwoFacts = """
        [{ "id": "A1", "fact": "One.", "source": "s" }, { "id": "A2", "fact": "Two.", "source": "s" }]
        """;

    [Fact]
    public void A_text_that_only_one_language_has_is_missing_in_the_other() => AssertFaults(
        new TestContent("en", "zh-Hans").SayIn("en", "shared/extra", "More"),
        "shared/zh-Hans.json(1,1): The text 'extra' is missing, which another language has. Add it to \"texts\".");

    [Fact]
    public void A_folder_without_a_language_is_reported_with_the_file_to_add() => AssertContains(
        new TestContent("en", "zh-Hans").Without("handoff/zh-Hans.json"),
        "handoff/zh-Hans.json(0,0): The language file is missing. Add zh-Hans.json to this folder.");

    [Fact]
    public void A_text_that_a_dialog_says_by_name_must_stand_in_every_language() => AssertFaults(
        new TestContent().With("where-reason/en.json", """{ "texts": { "places": "p", "hold": "h", "bare": "b", "resume": "r" } }"""),
        "where-reason/en.json(1,1): The text 'ask' is missing. Add it to \"texts\".");

    [Fact]
    public void A_canned_reply_has_a_name_and_names_only_values_that_there_are() => AssertFaults(
        new TestContent().With("replies/en.json", "{ \"texts\": {\n \"hello\": \"I am {agent} of {operator}, about {moon}.\" } }"),
        "replies/en.json(2,53): Nothing fills in '{moon}' in a reply. Use one of: agent, case, reason, document, channel, count, hours.",
        "replies/en.json(2,53): The reply 'hello' has no name. Add \"name.hello\" to \"texts\": what the reply is about.");

    [Fact]
    public void A_fact_that_no_text_states_is_reported_for_each_language() => AssertFaults(
        new TestContent("en", "zh-Hans").Set("facts.json", "facts", TwoFacts)
            .TextIn("en", "shared/greeting", """{ "text": "Hi", "facts": ["A1", "A2"] }""")
            .TextIn("zh-Hans", "shared/greeting", """{ "text": "你好", "facts": ["A2"] }"""),
        "facts.json(1,1): No text in 'zh-Hans' states the fact 'A1'. Name \"A1\" in the \"facts\" of the text that says it.");

    [Fact]
    public void A_text_cannot_state_a_fact_that_there_is_not()
    {
        var faults = new TestContent().TextIn("en", "shared/help", """{ "text": "Hi", "facts": ["Z9"] }""").Faults;

        var fault = Assert.Single(faults);
        Assert.Equal(("shared/en.json", 1), (fault.Path, fault.Line));
        Assert.True(fault.Column > 1);
        Assert.Equal("There is no fact 'Z9'. Use an id from facts.json.", $"{fault.Problem} {fault.Cure}");
    }

    [Theory]
    [InlineData("Open binance.com now.")]
    [InlineData("Open https://www.binance.com/en/my?tab=kyc.")]
    [InlineData("打开https://www.binance.com并登录")]
    [InlineData("Open Accounts.BINANCE.com, then log in.")]
    [InlineData("Hold it 30.5 cm away, e.g. on a desk.")]
    [InlineData("{site}")]
    public void An_allowed_host_and_everything_below_it_may_be_linked(string text) => Assert.Empty(new TestContent().Say("shared/help", text).Faults);

    [Theory]
    [InlineData("Open tk-binance.com.", "tk-binance.com")]
    [InlineData("Open binance.com.evil.io now", "binance.com.evil.io")]
    [InlineData("Open binance.com.evil.ru now", "binance.com.evil.ru")]
    [InlineData("Open https://binance.com.evil.ru", "binance.com.evil.ru")]
    [InlineData("Open https://evil.ru/binance.com", "evil.ru")]
    [InlineData("Open binance.com-help.top", "binance.com-help.top")]
    [InlineData("Open https://binance.com@evil.io", "evil.io")]
    [InlineData("Open https://www.binance.com@evil.ru", "evil.ru")]
    [InlineData("Open mybinance.com", "mybinance.com")]
    [InlineData("Ask t.me/binance", "t.me")]
    [InlineData("Open http://10.0.0.1/login", "10.0.0.1")]
    [InlineData("打开bіnance.com", "nance.com")]
    public void A_look_alike_of_an_allowed_host_is_forbidden(string text, string host)
    {
        var fault = Assert.Single(new TestContent().Say("shared/help", text).Faults);

        Assert.Equal("shared/en.json", fault.Path);
        Assert.Contains(host, fault.Problem, StringComparison.Ordinal);
        Assert.EndsWith("which profile.json does not allow.", fault.Problem, StringComparison.Ordinal);
        Assert.Equal("Remove it, or allow the host in \"links\".", fault.Cure);
    }

    [Fact]
    public void The_exchanges_own_wording_is_searched_for_links_as_well() => Assert.Single(
        new TestContent().TextIn("en", "shared/help", """{ "text": "Hi", "ifExchange": "Open evil.io" }""").Faults);

    [Fact]
    public void A_topic_needs_a_text_for_everything_that_it_says()
    {
        var content = new TestContent().Topic("outside/cut", []).With("outside/cut/topic.json", """
            { "questions": { "cover": ["loose"] }, "ask": ["cover"],
              "remedies": [{ "id": "other", "steps": ["flash"], "next": "checklist" }] }
            """);

        string[] keys = ["intro.other", "step.flash", "ask.cover", "choice.cover.loose"];
        AssertFaults(content, [.. keys.Select(key => $"outside/cut/en.json(1,1): The text '{key}' is missing. Add it to \"texts\".")]);
    }

    [Theory]
    [InlineData("reasons/glare", "reasons/glare/reason.json")]
    [InlineData("outside/cut", "outside/cut/topic.json")]
    public void A_topic_can_only_ask_for_what_is_known(string topic, string path) => AssertFaults(
        new TestContent().Topic(topic, []).Set(path, "ask", """["colour"]"""),
        $"{path}(1,1): Nothing is known of 'colour' in \"ask\" or \"when\". Name a slot or one of \"questions\".");

    [Fact]
    public void A_topic_may_ask_for_a_slot() =>
        Assert.Empty(new TestContent().Slot("document").Topic("reasons/glare", []).Set("reasons/glare/reason.json", "ask", """["document"]""").Faults);

    [Fact]
    public void A_point_of_the_checklist_leads_to_a_topic() => AssertFaults(
        new TestContent().Say("checklist/item.edge").Set("checklist/checklist.json", "items", """[{ "id": "edge", "leadsTo": "outside/cut" }]"""),
        "checklist/checklist.json(1,1): The point 'edge' leads to 'outside/cut', which is no topic. Name a folder such as reasons/glare.");

    [Theory]
    [InlineData("slots/slots.json", "document", """["passport"]""", "slots/en.json", "choice.document.passport")]
    [InlineData("resubmission/resubmission.json", "paths", """{ "app": ["open"] }""", "resubmission/en.json", "step.app.open")]
    [InlineData("safety/safety.json", "scam", """["call"]""", "safety/en.json", "scam.call")]
    [InlineData("safety/safety.json", "evasion", """["fake"]""", "safety/en.json", "evasion.fake")]
    [InlineData("questions/fee/question.json", "position", "1", "questions/fee/en.json", "answer")]
    public void What_a_structure_file_names_needs_its_text(string path, string name, string json, string file, string key) =>
        AssertContains(new TestContent().Set(path, name, json), $"{file}(1,1): The text '{key}' is missing. Add it to \"texts\".");

    [Fact]
    public void The_default_locale_is_one_that_the_bot_speaks() => AssertFaults(
        new TestContent().Set("profile.json", "defaultLocale", "\"fr\""),
        "profile.json(1,1): The bot does not speak the default locale 'fr'. Name one of the languages in shared/.");

    [Fact]
    public void Content_that_speaks_no_language_is_not_taken() => Assert.NotEmpty(new TestContent().Without("shared/en.json").Faults);

    private static void AssertFaults(TestContent content, params string[] faults) =>
        Assert.Equal(faults.Order(StringComparer.Ordinal), content.Faults.Select(fault => fault.ToString()).Order(StringComparer.Ordinal));

    private static void AssertContains(TestContent content, string fault) => Assert.Contains(fault, content.Faults.Select(found => found.ToString()));
}
