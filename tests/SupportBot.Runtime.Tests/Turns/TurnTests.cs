using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Tests.Turns;

public sealed class TurnTests
{
    private static readonly TestContent Content = new TestContent("en", "zh-Hans")
        .Set("facts.json", "facts", """[{ "id": "A1", "fact": "f", "source": "s" }, { "id": "A2", "fact": "f", "source": "s" }, { "id": "A3", "fact": "f", "source": "s" }]""")
        .TextIn("en", "shared/help", """{ "text": "Help {count}.", "facts": ["A1", "A2"] }""")
        .TextIn("zh-Hans", "shared/help", """{ "text": "帮助{count}。", "facts": ["A1", "A2"] }""")
        .TextIn("en", "shared/empty", """{ "text": "Empty.", "facts": ["A3"] }""")
        .TextIn("zh-Hans", "shared/empty", """{ "text": "空。", "facts": ["A3"] }""")
        .Say("shared/thanks", "Thanks.").Say("shared/closed", "Closed.");

    private readonly Turn _turn = new(Content.Snapshot, "en", new CaseState(), DateTimeOffset.UnixEpoch, queue: null);

    [Fact]
    public void A_text_is_said_once_a_turn()
    {
        Assert.True(_turn.Say("shared/help", ("count", "1")));
        Assert.False(_turn.Say("shared/help", ("count", "2")));
        Assert.True(_turn.Say("shared/thanks"));

        Assert.Equal(["Help 1.", "Thanks."], Said());
    }

    [Fact]
    public void A_text_is_said_again_in_the_next_turn()
    {
        _turn.Say("shared/thanks");

        Assert.True(new Turn(Content.Snapshot, "en", new CaseState(), DateTimeOffset.UnixEpoch, queue: null).Say("shared/thanks"));
    }

    [Fact]
    public void A_text_that_no_author_wrote_is_passed_over()
    {
        Assert.False(_turn.Say("shared/nothing"));
        Assert.Empty(_turn.Replies);
        Assert.Equal("", _turn.Render("shared/nothing"));
    }

    [Fact]
    public void A_skipped_text_is_not_said()
    {
        Assert.True(_turn.Skip("shared/thanks"));
        Assert.False(_turn.Say("shared/thanks"));
    }

    [Fact]
    public void A_list_is_one_bubble_with_numbers()
    {
        _turn.SayList(["shared/thanks", "shared/closed"]);

        Assert.Equal(["1. Thanks.\n2. Closed."], Said());
    }

    [Fact]
    public void A_bubble_can_be_put_before_others()
    {
        _turn.Say("shared/thanks");
        _turn.Say("shared/closed");
        _turn.SayBefore(1, "shared/empty");
        _turn.SayBefore(0, "shared/help", "shared/not-understood.1");

        Assert.Equal(["Help {count}.\nshared/not-understood 1", "Thanks.", "Empty.", "Closed."], Said());
        _turn.Say("shared/goodbye");
        Assert.Equal("shared/goodbye", Said()[^1]);
    }

    [Fact]
    public void Facts_tire_when_more_than_half_of_them_were_stated()
    {
        _turn.Say("shared/help");

        Assert.True(_turn.HasStated(["A1", "A2", "A3"]));
        Assert.False(_turn.HasStated(["A1", "A3"]));
        Assert.False(_turn.HasStated([]));

        _turn.SayList(["shared/empty"]);
        Assert.True(_turn.HasStated(["A3"]));
    }

    [Fact]
    public void After_a_change_of_language_the_turn_goes_on_in_it()
    {
        _turn.Say("shared/thanks");
        _turn.Speak("zh-Hans");
        _turn.Say("shared/empty");

        Assert.Equal(["Thanks.", "空。"], Said());
        Assert.Equal(["en", "zh-Hans"], _turn.Replies.Select(reply => reply.Locale));
        Assert.Equal("zh-Hans", _turn.Locale);
    }

    [Fact]
    public void A_question_has_its_buttons_under_its_last_bubble()
    {
        _turn.Say("shared/thanks");
        _turn.Ask(new() { Text = "shared/help", Values = new Dictionary<string, string> { ["count"] = "7" }, Choices = [new("done", "shared/closed", [])] });

        Assert.Equal(["Thanks.", "Help 7."], Said());
        Assert.Null(_turn.Replies[0].SuggestedActions);
        Assert.Equal("Closed.", Assert.Single(_turn.Replies[1].SuggestedActions!.Actions).Title);
        Assert.Equal(InputHints.ExpectingInput, _turn.Replies[1].InputHint);
    }

    [Fact]
    public void A_question_without_a_text_puts_its_buttons_under_what_was_said_last()
    {
        _turn.Say("shared/thanks");
        _turn.Ask(new() { Choices = [new("done", "shared/closed", [])] });

        Assert.Single(Assert.Single(_turn.Replies).SuggestedActions!.Actions);
    }

    [Fact]
    public void A_topic_that_left_the_content_is_no_topic()
    {
        _turn.Case = new() { Topic = "reasons/gone" };

        Assert.Null(_turn.Topic);
    }

    [Fact]
    public void Effects_are_kept_in_order()
    {
        _turn.Cause(new CancelReminders());
        _turn.Cause(new ScheduleReminder("review", _turn.Now));

        Assert.Equal([new CancelReminders(), new ScheduleReminder("review", DateTimeOffset.UnixEpoch)], _turn.Effects);
    }

    private string?[] Said() => [.. _turn.Replies.Select(reply => reply.Text)];
}
