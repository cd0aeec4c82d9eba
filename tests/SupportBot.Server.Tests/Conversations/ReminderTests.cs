using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>The bot comes back as promised, once, and stops when it is not wanted any more.</summary>
public sealed class ReminderTests
{
    private static readonly AgentIdentity Ben = new("a1", "Ben");

    [Theory]
    [InlineData("en", "no reminders")]
    [InlineData("zh-Hans", "不用提醒")]
    public void After_sending_the_bot_says_that_it_will_ask_and_how_to_stop_it(string locale, string words)
    {
        var story = Sent(locale);
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        Assert.Equal([new("review", Story.Now.AddMinutes(30)), new("review-day", Story.Now.AddHours(24))], story.State.Reminders);
    }

    [Theory]
    [InlineData("en", "usual review time is over", "Verified")]
    [InlineData("zh-Hans", "一般的审核时间已经过了", "已认证（Verified）")]
    public void A_reminder_asks_for_the_result_with_its_choices_and_comes_once(string locale, string words, string button)
    {
        var story = Sent(locale).Wait(TimeSpan.FromMinutes(30));
        var reminder = story.State.Reminders[0];
        story.Act(new RemindCustomer(reminder));
        Assert.Contains(words, story.Reply, StringComparison.Ordinal);
        Assert.Equal(["verified", "rejected", "pending"], story.State.Stack[^1].Prompt!.Choices.Select(choice => choice.Value));
        Assert.Equal([new DropReminder(reminder)], story.Effects);
        Assert.Equal(DeskRefusal.NothingToDo, story.Act(new RemindCustomer(reminder)).Refusal);
        Assert.Equal("verified", story.Say(button).State.Case.Status);
        Assert.Empty(story.State.Reminders);
    }

    [Theory]
    [InlineData("en", "Rejected again")]
    [InlineData("zh-Hans", "又被拒（Rejected）")]
    public void A_rejection_that_a_reminder_hears_of_leads_to_the_new_reason(string locale, string button)
    {
        var story = Sent(locale).Wait(TimeSpan.FromMinutes(30));
        story.Act(new RemindCustomer(story.State.Reminders[0])).Say(button);
        Assert.Equal(("reason", 2, 0), (story.View.Dialog, story.State.Case.Rejections, story.State.Reminders.Count));
    }

    [Fact]
    public void A_reminder_that_is_not_due_or_not_held_is_none()
    {
        var story = Sent();
        Assert.Equal(DeskRefusal.NothingToDo, story.Act(new RemindCustomer(story.State.Reminders[0])).Refusal);
        Assert.Equal(DeskRefusal.NothingToDo, story.Wait(TimeSpan.FromDays(2)).Act(new RemindCustomer(new("review", Story.Now))).Refusal);
    }

    [Theory]
    [InlineData("en", "stop", "not come back")]
    [InlineData("en", "please dont remind me", "not come back")]
    [InlineData("zh-Hans", "别再提醒我了", "不会再主动来问")]
    [InlineData("zh-Hans", "取消提醒", "不会再主动来问")]
    public void Who_says_stop_is_reminded_of_nothing(string locale, string words, string told)
    {
        var story = Sent(locale).Say(words);
        Assert.Contains(told, story.Reply, StringComparison.Ordinal);
        Assert.Empty(story.State.Reminders);
        Assert.Contains(story.Effects, effect => effect is CancelReminders);
    }

    [Fact]
    public void Back_takes_no_promise_back() => Assert.Equal(2, Sent().Say("back").State.Reminders.Count);

    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-25T00:00:00Z")]
    [InlineData("Europe/London", null)]
    public void In_the_customers_night_a_reminder_waits_for_the_morning(string zone, string? morning)
    {
        // 12:00 UTC is 20:00 in Shanghai; three hours later it is night there.
        var story = new Story().Receive(Activity.Message("my photo is blurry") with { LocalTimezone = zone }).Say("i sent it again").Wait(TimeSpan.FromHours(3));
        var reminder = story.State.Reminders[0];
        story.Act(new RemindCustomer(reminder));
        Assert.Equal(morning is null, story.Last.Replies.Count > 0);
        Assert.Equal(
            morning is null ? [new DropReminder(reminder)] : [new DropReminder(reminder), new ScheduleReminder("review", DateTimeOffset.Parse(morning, System.Globalization.CultureInfo.InvariantCulture))],
            story.Effects);
    }

    [Fact]
    public void While_an_agent_has_the_conversation_a_reminder_is_put_off_by_a_day()
    {
        var story = Sent().Say("talk to a human").Act(new ClaimCase(Ben)).Wait(TimeSpan.FromHours(1));
        story.Act(new RemindCustomer(story.State.Reminders[0]));
        Assert.Empty(story.Last.Replies);
        Assert.Contains(new PendingReminder("review", story.Clock.AddDays(1)), story.State.Reminders);
        Assert.Equal(ConversationOwner.Agent, story.State.Owner);
    }

    [Theory]
    [InlineData("en", "third rejection in a row, face check failed", "I have contacted them")]
    [InlineData("zh-Hans", "人脸识别没过，已经连续第三次被拒", "已经联系了")]
    public void The_manual_review_is_asked_about_after_its_working_days(string locale, string reason, string contacted)
    {
        // Tuesday; three working days later it is Friday.
        var story = new Story(locale).Say(reason, contacted);
        Assert.Equal([new("manual-review", Story.Now.AddDays(3))], story.State.Reminders);
        story.Wait(TimeSpan.FromDays(3)).Act(new RemindCustomer(story.State.Reminders[0]));
        Assert.Contains("1-3", story.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weekend_is_no_working_day()
    {
        var story = new Story().Wait(TimeSpan.FromDays(3)).Say("third rejection in a row, face check failed", "I have contacted them");
        Assert.Equal([new("manual-review", Story.Now.AddDays(8))], story.State.Reminders);
    }

    [Fact]
    public void Sending_again_moves_the_promises_and_doubles_none()
    {
        var story = Sent().Wait(TimeSpan.FromMinutes(10)).Say("i sent it again");
        Assert.Equal([new("review", story.Clock.AddMinutes(30)), new("review-day", story.Clock.AddHours(24))], story.State.Reminders);
        Assert.Equal(2, story.Effects.OfType<DropReminder>().Count());
    }

    private static Story Sent(string locale = "en") =>
        new Story(locale, agentsReachable: true).Say(locale == "en" ? "my photo is blurry" : "照片模糊", locale == "en" ? "i sent it again" : "已经重新提交了");
}
