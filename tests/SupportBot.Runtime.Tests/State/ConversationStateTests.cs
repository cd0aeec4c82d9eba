using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Runtime.Tests.State;

public sealed class ConversationStateTests
{
    /// <summary>Every property has a value of its own, so that none can be lost unseen.</summary>
    private static readonly ConversationState Full = new()
    {
        Locale = "zh-Hans",
        Owner = ConversationOwner.Queue,
        AwaitedSecret = "password",
        Case = new()
        {
            Topic = "reasons/glare",
            Quote = "反光 \"glare\" \\ {quote} 😀\n",
            OtherTopic = "outside/cut",
            Rejections = 3,
            HoursUnderReview = 25,
            Status = "under-review",
            Slots = new SortedDictionary<string, string> { ["channel"] = "app", ["document"] = "passport" },
            Tried = new SortedDictionary<string, string> { ["flash"] = "done" },
            Unmet = ["corners", "light"],
            HoursTold = 26,
            IsChecked = true,
            Marks = new SortedDictionary<string, bool> { ["corners"] = true, ["video"] = false },
            Flags = ["secret-shared"],
        },
        Handoff = new()
        {
            Id = "7F3K2ABCDE",
            Number = 2,
            Status = CaseStatus.Waiting,
            Trigger = CaseTrigger.Stuck,
            Priority = 1,
            OpenedAt = At(1),
            WaitingSince = At(2),
            StatusSince = At(3),
            Agent = new("a1", "Ben"),
            ReservedFor = new("a2", "Mia"),
            FirstClaimAt = At(4),
            FirstReplyAt = At(5),
            LastCustomerAt = At(6),
            LastAgentAt = At(7),
            SnoozedUntil = At(8),
            Requeues = 3,
            RequeuedFor = RequeueReason.AgentGone,
            ReturnNote = "use the web",
            Rating = 4,
            WaitingToldAt = At(9),
            AsksForMessage = true,
            Hub = "webhook",
        },
        Reminders = [new(PendingReminder.ReviewDay, At(10))],
        TimeZone = "Asia/Shanghai",
        Stack =
        [
            new() { Dialog = "support", Step = "reason", Values = new Dictionary<string, string> { ["at"] = "2" } },
            new()
            {
                Dialog = "number",
                Prompt = new()
                {
                    Text = "slots/ask.rejections",
                    Values = new Dictionary<string, string> { ["count"] = "1" },
                    Choices = [new("1", "slots/choice.rejections.1", ["done", "affirm"])],
                    Minimum = 1,
                    Maximum = 1000,
                    Attempts = 2,
                },
            },
        ],
        Insight = new() { Locale = "zh-Hans", Reached = 4, Topic = "reasons/glare", Outcome = "approved", Rating = 3, IsHandedOver = true },
        Depth = 7,
    };

    private static DateTimeOffset At(int hour) => new(2026, 11, 26, hour, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_stored_state_loses_nothing()
    {
        var read = Read(Write(Full));

        Assert.Equal(Write(Full), Write(read));
        Assert.Equivalent(Full, read, strict: true);
    }

    [Fact]
    public void An_untouched_state_loses_nothing() => Assert.Equivalent(new ConversationState { Locale = "en" }, Read(Write(new() { Locale = "en" })), strict: true);

    [Fact]
    public void A_stored_state_says_every_property_by_its_own_name()
    {
        using var json = JsonDocument.Parse(Write(Full));

        Assert.Equal(["locale", "owner", "stack", "case", "awaitedSecret", "handoff", "reminders", "timeZone", "insight", "isRemoved", "depth"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("passport", json.RootElement.GetProperty("case").GetProperty("slots").GetProperty("document").GetString());
    }

    [Fact]
    public void A_stored_state_names_no_type_of_the_program()
    {
        var json = Write(Full);

        Assert.DoesNotContain("$type", json, StringComparison.Ordinal);
        Assert.All(
            typeof(ConversationState).Assembly.GetTypes().Where(type => type.Namespace == typeof(ConversationState).Namespace),
            type => Assert.DoesNotContain(type.Name, json, StringComparison.Ordinal));
        Assert.DoesNotContain(typeof(ConversationState).Namespace!, json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_an_older_program_takes_the_defaults_for_what_it_does_not_say()
    {
        var state = Read("""{ "locale": "en", "nobodyKnows": 1, "stack": [{ "dialog": "number", "prompt": {} }] }""");

        Assert.Equal((ConversationOwner.Assistant, "rejected"), (state.Owner, state.Case.Status));
        Assert.Equal(int.MaxValue, Assert.Single(state.Stack).Prompt!.Maximum);
        Assert.Equal(0, state.Depth);
    }

    [Fact]
    public void The_state_before_is_stored_by_itself()
    {
        var state = Full with { Previous = new() { Locale = "en" } };

        Assert.Equal(Write(Full), Write(state));
        Assert.Null(Read(Write(state)).Previous);
    }

    [Fact]
    public void A_case_is_a_value()
    {
        var before = new CaseState();

        var after = before.With("document", "passport").With("channel", "web").With("document", "id-card").WithTried("flash", "done");

        Assert.Empty(before.Slots);
        Assert.Empty(before.Tried);
        Assert.Equal(["channel=web", "document=id-card"], after.Slots.Select(slot => $"{slot.Key}={slot.Value}"));
        Assert.Equal("done", after.Tried["flash"]);
    }

    [Fact]
    public void What_an_agent_noted_can_be_taken_back_and_a_flag_stands_once()
    {
        var noted = new CaseState().WithMark("video", true).WithMark("corners", false).WithFlag("evasion-asked").WithFlag("evasion-asked");

        Assert.Equal([new("corners", false), new("video", true)], noted.Marks);
        Assert.Equal([new("video", true)], noted.WithMark("corners", null).WithMark("moon", null).Marks);
        Assert.Equal(["evasion-asked"], (noted with { Topic = "reasons/glare" }).Afresh().Flags);
    }

    private static string Write(ConversationState state) => JsonSerializer.Serialize(state, StateJsonContext.Default.ConversationState);

    private static ConversationState Read(string json) => JsonSerializer.Deserialize(json, StateJsonContext.Default.ConversationState)!;
}
