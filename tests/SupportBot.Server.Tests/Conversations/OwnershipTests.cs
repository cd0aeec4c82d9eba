using System.Text.Json;
using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>Who has a conversation, and how it changes hands (D5).</summary>
public sealed class OwnershipTests
{
    private static readonly AgentIdentity Ben = new("a1", "Ben");

    private static readonly AgentIdentity Mia = new("a2", "Mia");

    [Theory]
    [InlineData("en", "number 1")]
    [InlineData("zh-Hans", "第1位")]
    public void Asking_for_a_person_opens_a_case_and_tells_the_place(string locale, string place)
    {
        var story = Asked(locale);
        Assert.Contains(place, story.Reply, StringComparison.Ordinal);
        Assert.Equal((ConversationOwner.Queue, CaseStatus.Waiting, CaseTrigger.Asked), (story.State.Owner, story.Case.Status, story.Case.Trigger));
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{10}$", story.Case.Id);
        Assert.Equal(HandoffEvents.Initiate, story.Last.Replies[0].Name);
        Assert.Equal(story.Case.Id, story.Last.Replies[0].Value!.Value.GetProperty("case").GetString());
        var saved = Assert.IsType<SaveHandoffCase>(Assert.Single(story.Effects));
        Assert.Equal(story.Case, saved.Case);
    }

    [Fact]
    public void The_same_conversation_and_number_always_give_the_same_case()
    {
        Assert.Equal(Asked().Case.Id, Asked("zh-Hans").Case.Id);
        var later = Claimed().Act(new ResolveCase(Ben)).Wait(TimeSpan.FromHours(73)).Say("talk to a person");
        Assert.Equal(2, later.Case.Number);
        Assert.NotEqual(Asked().Case.Id, later.Case.Id);
    }

    [Theory]
    [InlineData("en", "Ben from our team has joined")]
    [InlineData("zh-Hans", "我们团队的Ben来了")]
    public void A_claim_makes_the_agent_the_owner_and_says_who_it_is(string locale, string words)
    {
        var story = Asked(locale).Act(new ClaimCase(Ben));
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        Assert.Equal((ConversationOwner.Agent, CaseStatus.Assigned, Ben), (story.State.Owner, story.Case.Status, story.Case.Agent));
        Assert.Equal(Story.Now, story.Case.FirstClaimAt);
        Told(story, "accepted", "claim");
        Assert.IsType<SaveHandoffCase>(Assert.Single(story.Effects));
    }

    [Fact]
    public void A_second_agent_is_told_that_it_is_taken_and_the_first_that_nothing_is_to_do()
    {
        Refused(Claimed().Act(new ClaimCase(Mia)), DeskRefusal.Taken);
        Refused(Claimed().Act(new ClaimCase(Ben)), DeskRefusal.NothingToDo);
    }

    [Fact]
    public void Without_a_case_there_is_nothing_to_act_on()
    {
        DeskAction[] actions =
        [
            new ClaimCase(Ben), new ReplyToCustomer(Ben, "hi"), new ReturnCase(Ben, null), new RequeueCase(Ben, RequeueReason.Released), new TransferCase(Ben, Mia),
            new ResolveCase(Ben), new ReopenCase(Ben), new SnoozeCase(Ben, null), new MarkChecklist(Ben, "corners", true), new TellWaiting(),
        ];
        Assert.All(actions, action => Refused(new Story().Act(action), DeskRefusal.NoCase));
    }

    [Fact]
    public void Only_the_owner_may_work_on_a_case()
    {
        DeskAction[] actions =
        [
            new ReplyToCustomer(Mia, "hi"), new ReturnCase(Mia, null), new RequeueCase(Mia, RequeueReason.Released), new TransferCase(Mia, Mia),
            new ResolveCase(Mia), new SnoozeCase(Mia, Story.Now.AddHours(1)), new MarkChecklist(Mia, "corners", true),
        ];
        Assert.All(actions, action => Refused(Claimed().Act(action), DeskRefusal.NotOwner));
        Assert.All(actions, action => Refused(Asked().Act(action), DeskRefusal.NotOwner));
        Assert.All(actions, action => Refused(Claimed().Act(new ResolveCase(Ben)).Act(action), DeskRefusal.Resolved));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void A_reply_is_the_message_and_nothing_else_is_said(string locale)
    {
        var story = Claimed(locale).Wait(TimeSpan.FromMinutes(1)).Act(new ReplyToCustomer(Ben, "My mail is ben@example.com, use the web upload."));
        Assert.Empty(story.Last.Replies);
        Assert.Equal((ActivityTypes.Message, "Ben"), (story.Last.Input.Type, story.Last.Input.From!.Name));
        Assert.Equal("""{"supportBot":{"agent":"Ben"}}""", story.Last.Input.ChannelData!.Value.GetRawText());
        Assert.DoesNotContain("ben@example.com", story.Last.Input.Text!, StringComparison.Ordinal);
        Assert.Contains("use the web upload", story.Last.Input.Text!, StringComparison.Ordinal);
        Assert.Equal((story.Clock, story.Clock), (story.Case.FirstReplyAt, story.Case.LastAgentAt));
    }

    [Theory]
    [InlineData("", DeskRefusal.Empty)]
    [InlineData(" \n\u200B\t", DeskRefusal.Empty)]
    public void A_reply_without_words_is_refused(string text, DeskRefusal refusal) => Refused(Claimed().Act(new ReplyToCustomer(Ben, text)), refusal);

    [Fact]
    public void A_reply_of_as_many_characters_as_are_taken_is_sent_and_one_more_is_not()
    {
        Assert.Null(Claimed().Act(new ReplyToCustomer(Ben, new('x', ReplyToCustomer.MaximumCharacters))).Refusal);
        Refused(Claimed().Act(new ReplyToCustomer(Ben, new('x', ReplyToCustomer.MaximumCharacters + 1))), DeskRefusal.TooLong);
        Refused(Claimed().Act(new ReturnCase(Ben, new('x', ReplyToCustomer.MaximumCharacters + 1))), DeskRefusal.TooLong);
    }

    [Theory]
    [InlineData("en", "Ben has handed you back to me and noted: “use the web upload”")]
    [InlineData("zh-Hans", "Ben把你交回给我了，并留言：“use the web upload”")]
    public void A_returned_conversation_goes_on_at_the_exact_step_with_the_note(string locale, string words)
    {
        var story = new Story(locale, agentsReachable: true).Say(locale == "en" ? "glare on my id" : "证件反光", locale == "en" ? "one step at a time" : "一步一步来");
        var (step, question) = (story.View.Step, story.Last.Replies[^1].Text);
        story.Say(locale == "en" ? "talk to a human" : "转人工").Act(new ClaimCase(Ben)).Say("thanks", "返回").Act(new ReturnCase(Ben, "use the web upload"));
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        Assert.Equal((step, question, ConversationOwner.Assistant), (story.View.Step, story.Last.Replies[^1].Text, story.State.Owner));
        Assert.Equal((CaseStatus.Returned, "use the web upload"), (story.Case.Status, story.Case.ReturnNote));
        Assert.NotEmpty(story.Last.Replies[^1].SuggestedActions!.Actions!);
        Told(story, "completed", "return");
    }

    [Fact]
    public void A_note_cannot_refer_to_another_text_and_keeps_no_secret()
    {
        var story = Claimed().Act(new ReturnCase(Ben, "text:shared/error"));
        Assert.Contains("text:shared/error", story.Reply, StringComparison.Ordinal);
        story = Claimed().Act(new ReturnCase(Ben, "his password is Tr0ub4dor&3"));
        Assert.DoesNotContain("Tr0ub4dor", story.Reply + story.Case.ReturnNote + story.Last.Input.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "line again")]
    [InlineData("zh-Hans", "原来的排队位置")]
    public void A_case_that_comes_back_to_the_queue_keeps_its_place_and_the_customer_is_told(string locale, string words)
    {
        var story = Claimed(locale).Wait(TimeSpan.FromMinutes(5)).Act(new RequeueCase(null, RequeueReason.AgentGone, "a1"));
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        Assert.Equal((ConversationOwner.Queue, CaseStatus.Waiting, Story.Now), (story.State.Owner, story.Case.Status, story.Case.WaitingSince));
        Assert.Equal((1, RequeueReason.AgentGone, story.Clock), (story.Case.Requeues, story.Case.RequeuedFor, story.Case.StatusSince));
        Told(story, "failed", "release");
    }

    [Fact]
    public void What_the_program_saw_of_an_agent_may_be_over()
    {
        Refused(Claimed().Act(new RequeueCase(null, RequeueReason.AgentGone, "a2")), DeskRefusal.NothingToDo);
        Refused(Asked().Act(new RequeueCase(null, RequeueReason.AgentGone, "a1")), DeskRefusal.NothingToDo);
        Refused(Claimed().Act(new ResolveCase(Ben)).Act(new RequeueCase(null, RequeueReason.AgentSilent)), DeskRefusal.NothingToDo);
    }

    [Theory]
    [InlineData("en", "Ben has handed you on to Mia")]
    [InlineData("zh-Hans", "Ben把你转给了Mia")]
    public void A_transfer_gives_the_case_to_a_colleague(string locale, string words)
    {
        var story = Claimed(locale).Act(new TransferCase(Ben, Mia));
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        Assert.Equal((Mia, ConversationOwner.Agent), (story.Case.Agent, story.State.Owner));
        Refused(story.Act(new ReplyToCustomer(Ben, "hi")), DeskRefusal.NotOwner);
        Refused(story.Act(new TransferCase(Mia, Mia)), DeskRefusal.NothingToDo);
    }

    [Fact]
    public void A_lead_moves_the_cases_of_others_and_an_agent_does_not()
    {
        Assert.Equal(Mia, Claimed().Act(new TransferCase(new("l1", "Lee"), Mia, IsLead: true)).Case.Agent);
        Assert.Contains("Mia from our team has joined", Asked().Act(new TransferCase(new("l1", "Lee"), Mia, IsLead: true)).Reply, StringComparison.Ordinal);
        Refused(Claimed().Act(new TransferCase(new("l1", "Lee"), Mia)), DeskRefusal.NotOwner);
    }

    [Theory]
    [InlineData("en", "yes", "glad")]
    [InlineData("zh-Hans", "是", "解决了就好")]
    [InlineData("en", "solved, thank you", "glad")]
    [InlineData("zh-Hans", "都解决了，谢谢", "解决了就好")]
    public void A_resolved_case_asks_whether_it_is_solved(string locale, string yes, string thanks)
    {
        var story = Claimed(locale).Act(new ResolveCase(Ben));
        Assert.Equal((CaseStatus.Resolved, ConversationOwner.Assistant, "resolved"), (story.Case.Status, story.State.Owner, story.View.Dialog));
        Assert.Contains(thanks, story.Say(yes).Reply, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Resolved, story.Case.Status);
    }

    [Theory]
    [InlineData("en", "Ben has closed your case. If something is still open, say “a person” here.", "talk to a person")]
    [InlineData("zh-Hans", "Ben已经结束你的人工服务。如果还有没解决的，在这里说“人工”就行。", "人工")]
    public void A_case_that_is_closed_after_its_return_is_told_in_one_line_and_the_open_question_stays(string locale, string words, string wish)
    {
        var story = Claimed(locale).Act(new ReplyToCustomer(Ben, "Use the web upload.")).Act(new ReturnCase(Ben, null));
        var (stack, buttons) = (story.State.Stack, story.Last.Replies[^1].SuggestedActions!.Actions!);
        story.Act(new ResolveCase(Ben));
        var line = Assert.Single(story.Last.Replies);
        Assert.Equal(words, line.Text);
        Assert.Equal(buttons.Select(button => button.Title), line.SuggestedActions!.Actions!.Select(button => button.Title));
        Assert.Equal(stack.Select(instance => (instance.Dialog, instance.Step)), story.State.Stack.Select(instance => (instance.Dialog, instance.Step)));
        var told = line.ChannelData!.Value.GetProperty("supportBot");
        Assert.Equal((story.Case.Id, "Ben"), (told.GetProperty("resolved").GetString(), told.GetProperty("agent").GetString()));
        Assert.Equal(buttons.Count, told.GetProperty("choices").GetArrayLength());
        var id = story.Case.Id;
        Assert.Equal((id, CaseStatus.Waiting), (story.Say(wish).Case.Id, story.Case.Status));
    }

    [Fact]
    public void Only_an_agent_who_wrote_and_was_not_rated_yet_is_rated_after_the_return()
    {
        var silent = Claimed().Act(new ReturnCase(Ben, null)).Act(new ResolveCase(Ben));
        Assert.False(silent.Last.Replies[^1].ChannelData!.Value.GetProperty("supportBot").TryGetProperty("resolved", out _));
        var rated = Claimed().Act(new ReplyToCustomer(Ben, "Hello.")).Act(new ReturnCase(Ben, null))
            .Receive(new() { Type = ActivityTypes.Event, Name = "rating", Value = JsonSerializer.SerializeToElement(new { of = "agent", score = 4 }) }).Act(new ResolveCase(Ben));
        Assert.Equal(4, rated.Case.Rating);
        Assert.False(rated.Last.Replies[^1].ChannelData!.Value.GetProperty("supportBot").TryGetProperty("resolved", out _));
    }

    [Theory]
    [InlineData("en", "no")]
    [InlineData("en", "no, not solved")]
    [InlineData("en", "No, not yet")]
    [InlineData("zh-Hans", "没有解决")]
    [InlineData("zh-Hans", "还没解决")]
    [InlineData("en", "i want to talk to a person again")]
    [InlineData("zh-Hans", "没有")]
    [InlineData("zh-Hans", "转人工")]
    public void What_is_not_solved_takes_the_same_case_up_again(string locale, string answer)
    {
        var story = Claimed(locale).Act(new ResolveCase(Ben)).Wait(TimeSpan.FromHours(1));
        var id = story.Case.Id;
        story.Say(answer);
        Assert.Equal((id, CaseStatus.Waiting, ConversationOwner.Queue, story.Clock), (story.Case.Id, story.Case.Status, story.State.Owner, story.Case.WaitingSince));
        Assert.Single(story.Effects.OfType<SaveHandoffCase>());
    }

    [Fact]
    public void An_agent_reopens_a_case_for_so_long_as_the_profile_allows()
    {
        Refused(Claimed().Act(new ResolveCase(Ben)).Act(new ClaimCase(Mia)), DeskRefusal.Resolved);
        Refused(Claimed().Act(new ReopenCase(Mia)), DeskRefusal.NotResolved);
        Refused(Claimed().Act(new ResolveCase(Ben)).Wait(TimeSpan.FromHours(72.1)).Act(new ReopenCase(Mia)), DeskRefusal.TooLate);
        var story = Claimed().Act(new ResolveCase(Ben)).Wait(TimeSpan.FromHours(72)).Act(new ReopenCase(Mia));
        Assert.Equal((Mia, ConversationOwner.Agent), (story.Case.Agent, story.State.Owner));
        Assert.DoesNotContain(story.State.Stack, instance => instance.Dialog == "resolved");
    }

    [Fact]
    public void A_snoozed_case_comes_back_with_the_customers_next_words()
    {
        var story = Claimed().Act(new SnoozeCase(Ben, Story.Now.AddHours(2)));
        Assert.Equal(Story.Now.AddHours(2), story.Case.SnoozedUntil);
        Assert.Empty(story.Last.Replies);
        story.Say("are you there?");
        Assert.Null(story.Case.SnoozedUntil);
        Refused(story.Act(new SnoozeCase(Ben, null)), DeskRefusal.NothingToDo);
        Refused(story.Act(new SnoozeCase(Ben, Story.Now)), DeskRefusal.NothingToDo);
    }

    [Fact]
    public void An_agent_notes_points_and_materials_and_takes_the_note_back()
    {
        var story = Claimed().Act(new MarkChecklist(Ben, "corners", true)).Act(new MarkChecklist(Ben, "video", false));
        Assert.Equal([new("corners", true), new("video", false)], story.State.Case.Marks);
        Assert.Equal(story.State.Case.Marks, Assert.IsType<SaveHandoffCase>(Assert.Single(story.Effects)).Facts.Marks);
        Refused(story.Act(new MarkChecklist(Ben, "video", false)), DeskRefusal.NothingToDo);
        Refused(story.Act(new MarkChecklist(Ben, "horoscope", true)), DeskRefusal.UnknownItem);
        Assert.Single(story.Act(new MarkChecklist(Ben, "video", null)).State.Case.Marks);
        Assert.Equal(2, story.Act(new MarkChecklist(Ben, "scans", true)).Act(new ReturnCase(Ben, null)).Say("back").State.Case.Marks.Count);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void The_last_reply_tells_clients_who_has_the_conversation(string locale)
    {
        Assert.Equal("queue", Owner(Asked(locale)));
        Assert.Equal("agent", Owner(Claimed(locale)));
        Assert.Equal("Ben", Claimed(locale).Last.Replies[^1].ChannelData!.Value.GetProperty("supportBot").GetProperty("agent").GetString());
        var resolved = Claimed(locale).Act(new ResolveCase(Ben));
        Assert.Equal(resolved.Case.Id, resolved.Last.Replies[^1].ChannelData!.Value.GetProperty("supportBot").GetProperty("resolved").GetString());
        Assert.Null(Owner(resolved));
        Assert.Null(Owner(Claimed(locale).Act(new ReturnCase(Ben, null))));
    }

    private static string? Owner(Story story) =>
        story.Last.Replies[^1].ChannelData!.Value.GetProperty("supportBot").TryGetProperty("owner", out var owner) ? owner.GetString() : null;

    private static Story Asked(string locale = "en") =>
        new Story(locale, agentsReachable: true).Say(locale == "en" ? "glare on my id" : "证件反光", locale == "en" ? "talk to a human" : "转人工");

    private static Story Claimed(string locale = "en") => Asked(locale).Act(new ClaimCase(Ben));

    private static void Refused(Story story, DeskRefusal refusal) => Assert.Equal(refusal, story.Refusal);

    private static void Told(Story story, string state, string action)
    {
        Assert.Equal((ActivityTypes.Event, HandoffEvents.Status), (story.Last.Input.Type, story.Last.Input.Name));
        var value = story.Last.Input.Value!.Value;
        Assert.Equal((state, action, story.Case.Id, "Ben"), (
            value.GetProperty("state").GetString(), value.GetProperty("action").GetString(), value.GetProperty("case").GetString(), value.GetProperty("agent").GetProperty("name").GetString()));
    }
}
