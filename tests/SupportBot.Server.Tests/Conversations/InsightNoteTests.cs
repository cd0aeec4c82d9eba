using System.Text.Json;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.State.Insights;
using SupportBot.Schema;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>What turns note for reports: what happened, and nothing that has to be guessed later.</summary>
public sealed class InsightNoteTests
{
    [Fact]
    public void A_greeting_is_no_conversation_yet()
    {
        var story = new Story();

        Assert.Null(story.State.Insight);
        Assert.Null(story.Receive(Rating(4)).State.Insight);
        Assert.Equal(new ConversationInsight { Locale = "en", Reached = 1 }, story.Say("hello there").State.Insight);
    }

    [Theory]
    [InlineData("en", "Blurry document photo", "Done", "Once", "All ready", "In the app", "I have sent it")]
    [InlineData("zh-Hans", "证件照片模糊", "做好了", "1次", "都准备好了", "在App里", "已经提交了")]
    public void The_furthest_step_is_kept(string locale, params string[] answers)
    {
        var story = new Story(locale);

        Assert.Equal([2, 2, 3, 4, 4, 5], answers.Select(answer => story.Say(answer).State.Insight!.Reached));
        Assert.Equal(("reasons/blurred-photo", locale), (story.State.Insight!.Topic, story.State.Insight.Locale));
        Assert.Equal(5, story.Say(locale == "en" ? "back" : "返回").State.Insight!.Reached);
    }

    [Fact]
    public void The_store_hears_of_it_only_when_something_changed()
    {
        var story = new Story().Say("Glare on the photo");
        Assert.Equal(story.State.Insight, Noted(story));

        Assert.Null(Noted(story.Say("how long does it take?")));
        Assert.Equal("zh-Hans", Noted(story.Say("请说中文"))!.Locale);
    }

    [Theory]
    [InlineData("it was approved", ReportedOutcome.Approved)]
    [InlineData("it was rejected again", ReportedOutcome.RejectedAgain)]
    [InlineData("it is still pending", ReportedOutcome.Waiting)]
    public void An_outcome_counts_after_the_bot_said_what_to_do(string words, string outcome)
    {
        Assert.Null(new Story().Say(words).State.Insight!.Outcome);
        Assert.Equal(outcome, new Story().Say("Glare on the photo", words).State.Insight!.Outcome);
    }

    [Fact]
    public void The_last_outcome_counts_and_back_takes_one_back_that_was_a_mistake()
    {
        var story = new Story().Say("Glare on the photo", "it is still pending", "2 hours", "it was approved");
        Assert.Equal(ReportedOutcome.Approved, story.State.Insight!.Outcome);

        story.Say("back");

        Assert.Equal(ReportedOutcome.Waiting, story.State.Insight!.Outcome);
        Assert.Equal(story.State.Insight, Noted(story));
    }

    [Fact]
    public void The_rating_of_the_assistant_is_kept_apart_from_that_of_an_agent()
    {
        var story = new Story().Say("Glare on the photo").Receive(Rating(3));
        Assert.Equal(3, story.State.Insight!.Rating);
        Assert.Equal(3, story.Receive(Rating(1, ",\"of\":\"agent\"")).State.Insight!.Rating);
        Assert.Equal(3, story.Receive(Rating(5)).Receive(Rating(0)).State.Insight!.Rating);
        Assert.Equal(4, story.Receive(Rating(4)).Say("back").State.Insight!.Rating);
    }

    [Fact]
    public void A_case_that_was_opened_once_counts_for_ever()
    {
        var story = new Story(agentsReachable: true).Say("Glare on the photo");
        Assert.False(story.State.Insight!.IsHandedOver);

        Assert.True(story.Say("I want to talk to a person").State.Insight!.IsHandedOver);
        Assert.True(story.Say("leave the line", "back").State.Insight!.IsHandedOver);
    }

    [Fact]
    public void Words_that_answer_no_question_are_noted_in_one_line_with_the_place()
    {
        var story = new Story().Say("Glare on the photo", "Done", "the purple\n  elephant sings");

        Assert.Equal(new NoteMisunderstood("the purple elephant sings", "en", "support"), Misunderstood(story));
        Assert.Null(Misunderstood(story.Say("Once")));
    }

    [Fact]
    public void A_reason_that_was_not_found_is_noted_the_first_time_and_the_next()
    {
        var story = new Story().Say("purple elephants sing");
        Assert.Equal(new NoteMisunderstood("purple elephants sing", "en", "reason"), Misunderstood(story));

        Assert.Equal(new NoteMisunderstood("they dance as well", "en", "reason"), Misunderstood(story.Say("they dance as well")));
    }

    [Fact]
    public void Words_with_a_secret_are_answered_at_once_and_never_noted() =>
        Assert.Null(Misunderstood(new Story().Say("purple elephants sing, my mail is elephant.keeper@example.com")));

    [Theory]
    [InlineData("Hi, Binance rejected my KYC")]
    [InlineData("我的认证被拒绝了")]
    [InlineData("where do I find the reason?")]
    public void Words_that_name_no_reason_but_are_clear_are_not_noted(string words) => Assert.Null(Misunderstood(new Story().Say(words)));

    private static ConversationInsight? Noted(Story story) => story.Last.Effects.OfType<NoteInsight>().SingleOrDefault()?.Insight;

    private static NoteMisunderstood? Misunderstood(Story story) => story.Last.Effects.OfType<NoteMisunderstood>().SingleOrDefault();

    private static Activity Rating(int score, string more = "") =>
        new() { Type = ActivityTypes.Event, Name = "rating", Value = JsonDocument.Parse($"{{\"score\":{score}{more}}}").RootElement };
}
