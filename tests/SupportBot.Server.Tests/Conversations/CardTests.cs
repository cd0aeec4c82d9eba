using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Cards;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>What agents read of a case, and what they can send with one key.</summary>
public sealed class CardTests
{
    private static readonly AgentIdentity Ben = new("a1", "Ben");

    [Theory]
    [InlineData("en", "Glare on the photo", "Passport", "Manual review, 1-3 working days", "3 in a row")]
    [InlineData("zh-Hans", "证件照片反光", "护照", "1-3个工作日", "连续3次")]
    public void A_card_says_what_the_conversation_holds_in_the_agents_language(string locale, string reason, string document, string next, string rejections)
    {
        var story = new Story("en", agentsReachable: true)
            .Say("hello, they say there is glare on my passport and i sent it with the app", "One step at a time", "Done", "Not sure", "it was rejected for the third time in a row");
        var card = Card(story, locale);
        Assert.Equal(["reason", "document", "rejections", "tried", "materials", "language", "next", "flags"], card.Lines.Select(line => line.Id));
        Assert.Equal((reason, "glare on my passport"), (Line(card, "reason")[0].Text, Line(card, "reason")[0].Quote));
        Assert.Contains(Line(card, "document"), value => value.Text == document);
        Assert.Equal(rejections, Line(card, "rejections")[0].Text);
        Assert.Equal(["done", "not-sure"], Line(card, "tried").Select(value => value.State).Order());
        Assert.Contains(Line(card, "next"), value => value.Text.Contains(next[^5..], StringComparison.Ordinal));
        Assert.Equal("English", Line(card, "language")[0].Text);
        Assert.DoesNotContain(card.Lines.SelectMany(line => line.Values), value => value.Text.Length == 0 || value.Text.Contains('{', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "I sent it with the app", "Which document: not asked", "In the app")]
    [InlineData("zh-Hans", "I sent it with the app", "证件类型：未询问", "用App")]
    [InlineData("en", "glare on my passport", "Passport", "App or website: not asked")]
    [InlineData("zh-Hans", "glare on my passport", "护照", "App 还是网页：未询问")]
    public void Each_part_of_the_document_line_says_for_itself_that_nobody_asked(string locale, string said, string document, string channel) =>
        Assert.Equal([document, channel], Line(Card(new Story(agentsReachable: true).Say(said, "talk to a human"), locale), "document").Select(value => value.Text));

    [Fact]
    public void Flags_move_into_the_first_seven_lines_and_hours_are_a_line_once_they_are_known()
    {
        var story = new Story(agentsReachable: true).Say("it has been under review for 50 hours", "my password is Tr0ub4dor&3", "talk to a human");
        Assert.Equal(["reason", "document", "rejections", "tried", "flags", "language", "next", "materials", "hours"], Card(story, "en").Lines.Select(line => line.Id));
        Assert.Contains("50", Assert.Single(Line(Card(story, "en"), "hours")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "2 in a row, as told: Glare on the photo", "Rejected again, as told", "5 in a row, as told: Blurry document photo")]
    [InlineData("zh-Hans", "自称连续2次被拒：证件照片反光", "自称再次被拒", "自称连续5次被拒：证件照片模糊")]
    public void Each_rejection_that_was_told_of_is_an_attempt_with_its_time_and_reason(string locale, string first, string second, string third)
    {
        var story = new Story(agentsReachable: true).Say("glare on my id", "i was rejected 2 times in a row", "i was rejected 2 times in a row");
        Assert.Equal([new(Story.Now, first)], Attempts(story, locale));
        story.Wait(TimeSpan.FromHours(2)).Say("rejected again");
        Assert.Equal([new(Story.Now, first), new(Story.Now.AddHours(2), second)], Attempts(story, locale));
        Assert.Single(story.Say("back").State.Case.Attempts);
        story.Say("rejected again", "this was the fifth rejection in a row, it says the photo is blurry");
        Assert.Equal(third, Attempts(story, locale)[^1].Text);
        Assert.Equal(3, story.Say("start over", "yes").State.Case.Attempts.Count);
    }

    [Fact]
    public void Of_very_many_rejections_the_latest_are_kept()
    {
        var story = new Story().Say("glare on my id");
        for (var count = 3; count < 40; count++)
        {
            story.Say($"i was rejected {count} times in a row");
        }

        Assert.Equal((20, 39), (story.State.Case.Attempts.Count, story.State.Case.Attempts[^1].Count));
    }

    [Fact]
    public void What_is_not_known_is_empty_and_never_guessed()
    {
        var card = Card(new Story(agentsReachable: true).Say("talk to a human"), "en");
        Assert.All(card.Lines.Where(line => line.Id is not ("language" or "next")), line => Assert.Empty(line.Values));
        Assert.Equal("Ask which reason is shown", Assert.Single(Line(card, "next")).Text);
        Assert.All(card.Checklist, point => Assert.Equal((CardPoint.Unknown, false), (point.State, point.IsByAgent)));
    }

    [Fact]
    public void The_checklist_shows_what_the_customer_said_and_what_an_agent_noted()
    {
        var story = new Story(agentsReachable: true).Say("show me the checklist", "one is missing", "All four corners are in the picture.");
        Assert.Equal(CardPoint.Missing, Point(story, "corners").State);
        story = new Story(agentsReachable: true).Say("show me the checklist", "All ready", "talk to a human").Act(new ClaimCase(Ben)).Act(new MarkChecklist(Ben, "light", false)).Act(new MarkChecklist(Ben, "video", true));
        Assert.Equal((CardPoint.Met, false), (Point(story, "corners").State, Point(story, "corners").IsByAgent));
        Assert.Equal((CardPoint.Missing, true), (Point(story, "light").State, Point(story, "light").IsByAgent));
        Assert.Equal([CardPoint.Unknown, CardPoint.Unknown, CardPoint.Met], Card(story, "en").Materials.Select(point => point.State));
    }

    [Theory]
    [InlineData("secret-shared", "my password is Tr0ub4dor&3")]
    [InlineData("evasion-asked", "country not supported, can i use a vpn to get around it?")]
    [InlineData("scam-reported", "someone on telegram wants money to verify my account")]
    public void Flags_are_noted_for_agents_and_survive_back_and_a_new_start(string flag, string message)
    {
        var story = new Story().Say(message);
        Assert.Contains(flag, story.State.Case.Flags);
        Assert.Contains(flag, story.Say("back").State.Case.Flags);
        Assert.Contains(flag, story.Say("glare on my id", "start over", "yes").State.Case.Flags);
        Assert.Contains(Line(Card(story, "zh-Hans"), "flags"), value => value.Text.Length > 0);
    }

    [Fact]
    public void A_secret_that_is_pasted_to_an_agent_is_flagged_as_well() =>
        Assert.Contains("secret-shared", new Story(agentsReachable: true).Say("talk to a human").Act(new ClaimCase(Ben)).Say("my password is Tr0ub4dor&3").State.Case.Flags);

    [Theory]
    [InlineData("en", "Hello, I am Ben.", "Glare on the photo")]
    [InlineData("zh-Hans", "你好，我是Ben。", "证件照片反光")]
    public void Canned_replies_are_filled_in_from_the_case_in_the_customers_language(string locale, string hello, string reason)
    {
        var story = new Story(locale, agentsReachable: true).Say(locale == "en" ? "glare on my id" : "证件反光", locale == "en" ? "talk to a human" : "转人工");
        var replies = CannedReplies.For(RealContent.Loaded, story.State, Ben, "zh-Hans");
        Assert.InRange(replies.Count, 10, 15);
        Assert.StartsWith(hello, replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("打招呼", replies[0].Name);
        Assert.Contains(reason, replies.Single(reply => reply.Id == "reason").Text, StringComparison.Ordinal);
        Assert.Contains(story.Case.Id, replies.Single(reply => reply.Id == "goodbye").Text, StringComparison.Ordinal);
        Assert.All(replies, reply => Assert.Equal(reply.Missing.Count > 0, reply.Text.Contains('{', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_reply_with_an_empty_variable_is_marked()
    {
        var replies = CannedReplies.For(RealContent.Loaded, new ConversationState { Locale = "en" }, null, "en");
        Assert.Equal(["agent"], replies.Single(reply => reply.Id == "hello").Missing);
        Assert.Equal(["document"], replies.Single(reply => reply.Id == "document").Missing);
        Assert.Equal(["hours"], replies.Single(reply => reply.Id == "stuck").Missing);
        Assert.Empty(replies.Single(reply => reply.Id == "materials").Missing);
    }

    private static CardPoint Point(Story story, string id) => Card(story, "en").Checklist.Single(point => point.Id == id);

    private static IReadOnlyList<CardValue> Line(CaseCard card, string id) => card.Lines.Single(line => line.Id == id).Values;

    private static IReadOnlyList<CardAttempt> Attempts(Story story, string locale) => Card(story, locale).Attempts;

    private static CaseCard Card(Story story, string locale) => CaseCard.Of(RealContent.Loaded, story.State.Case, story.State.Locale, locale);
}
