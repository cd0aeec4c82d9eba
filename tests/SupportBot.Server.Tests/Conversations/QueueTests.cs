using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>What customers are told while they wait, and what they can do meanwhile.</summary>
public sealed class QueueTests
{
    private static readonly AgentIdentity Ben = new("a1", "Ben");

    /// <summary>Monday 30 November 2026, 09:00 in London.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "number 3, after about 4 to 9 minutes")]
    [InlineData("zh-Hans", "第3位，大约要等4到9分钟")]
    public void The_place_and_the_range_are_told_as_they_are_known(string locale, string words)
    {
        var story = Asked(locale, new(IsOpen: true, AgentsOnline: 1, Ahead: 2, FromMinutes: 4, ToMinutes: 9));
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        var line = story.Last.Replies.Single(reply => reply.ChannelData?.GetProperty("supportBot").TryGetProperty("queue", out _) == true).ChannelData!.Value;
        Assert.Equal($$"""{"place":3,"fromMinutes":4,"toMinutes":9,"case":"{{story.Case.Id}}"}""", line.GetProperty("supportBot").GetProperty("queue").GetRawText());
    }

    [Theory]
    [InlineData("en", "Europe/London", null, "Monday at 09:00 (London time)")]
    [InlineData("en", "Europe/London", "Asia/Shanghai", "Monday at 17:00 your time (09:00 London)")]
    [InlineData("en", "Europe/London", "Pacific/Kiritimati", "Monday at 23:00 your time (09:00 London)")]
    [InlineData("zh-Hans", "Europe/London", "Asia/Shanghai", "你当地时间周一17:00（London时间09:00）")]
    [InlineData("zh-Hans", "Asia/Shanghai", "Asia/Shanghai", "周一17:00（Shanghai时间）")]
    public void Outside_office_hours_the_customer_reads_when_agents_are_back_by_both_clocks(string locale, string desk, string? customer, string words)
    {
        var story = new Story(locale, Desks.With($$"""{ "timeZone": "{{desk}}" }"""), queue: new(IsOpen: false, AgentsOnline: 0, Ahead: 0, OpensAt: Monday));
        story.Receive(Activity.Message(locale == "en" ? "talk to a human" : "转人工") with { LocalTimezone = customer });
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        Assert.True(story.Case.AsksForMessage);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "Asia/Shanghai")]
    [InlineData("Mars/Olympus", null)]
    [InlineData("../../etc/passwd", null)]
    [InlineData("China Standard Time", null)]
    [InlineData("", null)]
    public void A_time_zone_is_taken_when_it_is_one(string told, string? kept) =>
        Assert.Equal(kept, new Story().Receive(Activity.Message("hi") with { LocalTimezone = told }).State.TimeZone);

    [Theory]
    [InlineData("en", "my passport expired but they took it last year", "part of your case")]
    [InlineData("zh-Hans", "护照过期了，去年还能用", "已经加到你的情况里")]
    public void Where_nobody_is_there_the_next_message_becomes_part_of_the_case(string locale, string question, string words)
    {
        var story = Asked(locale, new(IsOpen: true, AgentsOnline: 0, Ahead: 0));
        var topic = story.State.Case.Topic;
        story.Say(question);
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        Assert.Equal((topic, CaseTrigger.Message, false), (story.State.Case.Topic, story.Case.Trigger, story.Case.AsksForMessage));
        Assert.Equal(question, story.Effects.OfType<SaveHandoffCase>().Single().Line);
    }

    [Theory]
    [InlineData("en", "Keep going with the checklist", "Leave the line")]
    [InlineData("zh-Hans", "继续检查清单", "离开排队")]
    public void The_widgets_buttons_of_the_line_are_no_question_to_an_agent(string locale, string goOn, string leave)
    {
        var story = Asked(locale, new(IsOpen: true, AgentsOnline: 0, Ahead: 0)).Say(goOn);
        Assert.Equal(("checklist", CaseStatus.Waiting), (story.View.Dialog, story.Case.Status));
        Assert.Equal(CaseStatus.Resolved, story.Say(leave).Case.Status);
    }

    [Fact]
    public void While_waiting_the_assistant_goes_on_and_every_message_reaches_the_row()
    {
        var story = Asked("en", QueueOutlook.Free).Wait(TimeSpan.FromMinutes(2)).Say($"one   step at\na time {new string('x', 300)}");
        Assert.NotEmpty(story.Last.Replies);
        var saved = story.Effects.OfType<SaveHandoffCase>().Single();
        Assert.StartsWith("one step at a time xxx", saved.Line, StringComparison.Ordinal);
        Assert.Equal((200, story.Clock), (saved.Line!.Length, story.Case.LastCustomerAt));
    }

    [Theory]
    [InlineData("en", "talk to a human", "number 5")]
    [InlineData("zh-Hans", "转人工", "第5位")]
    public void Asking_again_tells_the_place_and_opens_no_second_case(string locale, string wish, string place)
    {
        var story = Asked(locale, new(IsOpen: true, AgentsOnline: 1, Ahead: 4));
        var (id, number) = (story.Case.Id, story.Case.Number);
        Assert.Contains(place, story.Say(wish).Reply, StringComparison.Ordinal);
        Assert.Equal((id, number, CaseStatus.Waiting), (story.Case.Id, story.Case.Number, story.Case.Status));
    }

    [Theory]
    [InlineData("en", "i dont want to wait any longer", "left the line")]
    [InlineData("en", "leave the line", "left the line")]
    [InlineData("zh-Hans", "算了，不排队了", "退出排队")]
    [InlineData("zh-Hans", "不等人工了", "退出排队")]
    public void Whoever_leaves_the_line_is_told_so_and_the_case_is_closed(string locale, string words, string told)
    {
        var story = Asked(locale, QueueOutlook.Free).Say(words);
        Assert.Contains(told, story.Reply, StringComparison.Ordinal);
        Assert.Equal((ConversationOwner.Assistant, CaseStatus.Resolved), (story.State.Owner, story.Case.Status));
        Assert.Equal(CaseStatus.Resolved, story.Effects.OfType<SaveHandoffCase>().Single().Case.Status);
        Assert.Equal(DeskRefusal.Resolved, story.Act(new ClaimCase(Ben)).Refusal);
    }

    [Fact]
    public void Back_leaves_no_line_and_undoes_no_claim()
    {
        var story = Asked("en", QueueOutlook.Free).Say("back");
        Assert.Equal((ConversationOwner.Queue, CaseStatus.Waiting), (story.State.Owner, story.Case.Status));
        story.Act(new ClaimCase(Ben)).Act(new ReturnCase(Ben, null)).Say("back");
        Assert.Equal((ConversationOwner.Assistant, CaseStatus.Returned), (story.State.Owner, story.Case.Status));
    }

    [Theory]
    [InlineData("en", "keep waiting", "stay in line", CaseStatus.Waiting)]
    [InlineData("en", "Back to the assistant", "left the line", CaseStatus.Resolved)]
    [InlineData("en", "Leave a message", "Write your question", CaseStatus.Waiting)]
    [InlineData("zh-Hans", "继续等", "继续帮你排着", CaseStatus.Waiting)]
    [InlineData("zh-Hans", "回到助手", "退出排队", CaseStatus.Resolved)]
    [InlineData("zh-Hans", "先留言", "先写在这里", CaseStatus.Waiting)]
    public void Who_waits_long_is_told_once_and_has_a_choice(string locale, string choice, string told, string status)
    {
        var story = Asked(locale, QueueOutlook.Free);
        var step = story.View.Step;
        story.Act(new TellWaiting());
        Assert.Equal(3, story.Last.Replies[^1].SuggestedActions!.Actions!.Count);
        Assert.Equal(DeskRefusal.NothingToDo, story.Act(new TellWaiting()).Refusal);
        Assert.Contains(told, story.Say(choice).Reply, StringComparison.Ordinal);
        Assert.Equal((status, step), (story.Case.Status, story.View.Step));
    }

    [Fact]
    public void A_claim_takes_the_question_of_the_wait_off_the_table()
    {
        var story = Asked("en", QueueOutlook.Free);
        var step = story.View.Step;
        story.Act(new TellWaiting()).Act(new ClaimCase(Ben)).Act(new ReturnCase(Ben, null));
        Assert.Equal(step, story.View.Step);
    }

    [Theory]
    [InlineData("en", CaseTrigger.Rejections, "face check failed, third rejection in a row", "Talk to a person")]
    [InlineData("en", CaseTrigger.Nationality, "wrong nationality", "Talk to a person")]
    [InlineData("en", CaseTrigger.Stuck, "it has been under review for 30 hours", "Talk to a person")]
    [InlineData("en", CaseTrigger.Asked, "glare on my id", "this is useless", "Talk to a person")]
    [InlineData("zh-Hans", CaseTrigger.Asked, "证件反光", "气死我了", "找人工")]
    [InlineData("en", CaseTrigger.Misunderstood, "glare on my id", "lorem ipsum", "dolor sit", "amet consectetur", "Talk to a person")]
    [InlineData("en", CaseTrigger.Misunderstood, "glare on my id", "lorem ipsum", "dolor sit", "amet consectetur", "talk to a human")]
    [InlineData("zh-Hans", CaseTrigger.Rejections, "人脸识别没过，已经连续第三次被拒", "找人工")]
    [InlineData("zh-Hans", CaseTrigger.Nationality, "国籍选错了", "找人工")]
    [InlineData("zh-Hans", CaseTrigger.Stuck, "审核中30个小时了", "找人工")]
    [InlineData("zh-Hans", CaseTrigger.Misunderstood, "证件反光", "天地玄黄", "宇宙洪荒", "日月盈昃", "找人工")]
    public void A_person_is_offered_where_one_is_needed_and_comes_only_when_that_is_taken(string locale, string trigger, params string[] messages)
    {
        var story = new Story(locale, agentsReachable: true).Say(messages.AsSpan(0, messages.Length - 1));
        Assert.Equal(ConversationOwner.Assistant, story.State.Owner);
        Assert.Contains(story.Last.Replies[^1].SuggestedActions!.Actions!, action => action.Title == (locale == "en" ? "Talk to a person" : "找人工"));
        Assert.Equal(trigger, story.Say(messages[^1]).Case.Trigger);
    }

    [Fact]
    public void A_plain_yes_takes_the_person_who_was_offered_after_misunderstandings_in_finding_the_reason()
    {
        var story = new Story(agentsReachable: true).Say("lorem ipsum", "dolor sit amet", "consectetur adipiscing", "elit sed do");
        Assert.Contains(RealContent.Loaded.Snapshot.FindText("en", "shared/not-understood.3")!.Text, story.Reply, StringComparison.Ordinal);
        Assert.Equal(CaseTrigger.Misunderstood, story.Say("yes please").Case.Trigger);
    }

    [Theory]
    [InlineData("en", "glare on my id", "lorem ipsum my password is Tr0ub4dor&3 dolor")]
    [InlineData("zh-Hans", "证件反光", "天地玄黄 宇宙洪荒")]
    public void What_is_not_understood_is_noted_without_secrets(string locale, string reason, string message)
    {
        var notes = new Story(locale).Say(reason, message).Effects.OfType<NoteMisunderstood>().ToArray();
        Assert.All(notes, note => Assert.DoesNotContain("Tr0ub4dor", note.Text, StringComparison.Ordinal));
        Assert.Equal(locale == "en" ? [] : [new NoteMisunderstood(message, locale, "remedy")], notes);
    }

    [Theory]
    [InlineData("""{"of":"agent","score":4}""", 4)]
    [InlineData("""{"of":"agent","score":5}""", null)]
    [InlineData("""{"of":"agent","score":"4"}""", null)]
    [InlineData("""{"of":7,"score":1}""", null)]
    [InlineData("""{"score":4}""", null)]
    [InlineData("""[]""", null)]
    public void The_human_part_is_rated_on_its_own(string value, int? rating)
    {
        var story = Asked("en", QueueOutlook.Free).Act(new ClaimCase(Ben)).Act(new ResolveCase(Ben));
        story.Receive(Activity.Event("rating", System.Text.Json.JsonElement.Parse(value)));
        Assert.Equal(rating, story.Case.Rating);
        Assert.Empty(story.Last.Replies);
        Assert.Equal(rating is null ? 0 : 1, story.Effects.Count);
    }

    [Fact]
    public void Who_was_never_helped_by_an_agent_rates_none() =>
        Assert.Null(Asked("en", QueueOutlook.Free).Receive(Activity.Event("rating", System.Text.Json.JsonElement.Parse("""{"of":"agent","score":4}"""))).Case.Rating);

    [Theory]
    [InlineData("handoff.status")]
    [InlineData("handoff.initiate")]
    public void An_event_of_a_customer_that_looks_like_the_desks_changes_nothing(string name)
    {
        var story = Asked("en", QueueOutlook.Free);
        var before = Steps.Write(story.State);
        story.Receive(Activity.Event(name, System.Text.Json.JsonElement.Parse("""{"state":"accepted","action":"claim"}""")));
        Assert.Equal(before, Steps.Write(story.State));
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void The_end_of_the_conversation_closes_its_case()
    {
        var story = Asked("en", QueueOutlook.Free).Act(new ClaimCase(Ben)).Receive(Activity.EndOfConversation());
        Assert.Equal((ConversationOwner.Assistant, CaseStatus.Resolved), (story.State.Owner, story.Case.Status));
    }

    [Fact]
    public void Where_the_operator_is_the_exchange_the_words_follow()
    {
        var files = RealContent.Files.Select(file => file.Path == "profile.json" ? file with { Text = file.Text.Replace("\"isExchange\": false", "\"isExchange\": true", StringComparison.Ordinal) } : file);
        var story = new Story(content: RealContent.Load(files), agentsReachable: true).Say("talk to a human");
        Assert.DoesNotContain("only Binance can decide", story.Reply, StringComparison.Ordinal);
        Assert.Contains("Ben from Binance has joined", story.Act(new ClaimCase(Ben)).Reply, StringComparison.Ordinal);
    }

    private static Story Asked(string locale, QueueOutlook queue) =>
        new Story(locale, queue: queue).Say(locale == "en" ? "glare on my id" : "证件反光", locale == "en" ? "talk to a human" : "转人工");
}
