using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>The rules that cut across branches (FACTS).</summary>
public sealed class CrossBranchTests
{
    [Theory]
    [InlineData("en", "face verification failed", "this is my third rejection in a row")]
    [InlineData("zh-Hans", "人脸识别没通过", "已经连续第三次被拒了")]
    public void Three_rejections_in_a_row_lead_to_the_manual_route(string locale, string reason, string third)
    {
        var story = new Story(locale).Say(reason, third);
        Assert.Equal("escalation", story.View.Dialog);
        Assert.Contains("1-3", story.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "this document is already used by another account")]
    [InlineData("en", "your country is not supported")]
    [InlineData("zh-Hans", "该证件已被其他账户使用")]
    [InlineData("zh-Hans", "你所在的国家不支持")]
    public void Manual_review_is_not_offered_where_it_solves_nothing(string locale, string reason) =>
        Assert.NotEqual("escalation", new Story(locale).Say(reason, "rejected for the third time in a row").View.Dialog);

    [Fact]
    public void The_count_survives_a_change_of_reason()
    {
        var story = new Story().Say("my photo is blurry", "rejected twice in a row", "sorry, wrong mail, it says glare");
        Assert.Equal(("glare", 2), (story.View.Reason, story.State.Case.Rejections));
    }

    [Fact]
    public void The_count_survives_starting_over_and_the_reason_does_not()
    {
        var story = new Story().Say("my photo is blurry", "rejected twice in a row", "start over");
        Assert.Equal("blurred-photo", story.View.Reason);
        story.Say("yes");
        Assert.Equal(("none", 2), (story.View.Reason, story.State.Case.Rejections));
    }

    [Theory]
    [InlineData("en", "my photo is blurry", "rejected twice in a row", "it says verified now")]
    [InlineData("zh-Hans", "照片模糊", "连续被拒两次了", "显示已认证了")]
    public void Approval_ends_the_row_of_rejections(string locale, string reason, string twice, string approved)
    {
        var story = new Story(locale).Say(reason, twice);
        Assert.Equal(2, story.State.Case.Rejections);
        story.Say(approved);
        Assert.Equal((0, "verified"), (story.State.Case.Rejections, story.State.Case.Status));
        Assert.Contains(story.Effects, effect => effect is CancelReminders);
    }

    [Theory]
    [InlineData("en", "it has been under review for 30 hours", "customer service")]
    [InlineData("en", "still under review, 3 hours now", "normal")]
    [InlineData("zh-Hans", "审核中30个小时了", "在线客服")]
    [InlineData("zh-Hans", "还在审核中,才3个小时", "正常")]
    public void Only_more_than_a_day_under_review_leads_to_customer_service(string locale, string message, string expected) =>
        Assert.Contains(expected, new Story(locale).Say(message).Reply, StringComparison.Ordinal);

    [Fact]
    public void After_sending_the_bot_promises_to_come_back_when_a_review_is_usually_over_and_when_waiting_stops_being_normal() => Assert.Equal(
        [new ScheduleReminder("review", Story.Now.AddMinutes(30)), new ScheduleReminder("review-day", Story.Now.AddHours(24))],
        new Story().Say("my photo is blurry", "i sent it again").Effects);

    [Theory]
    [InlineData("en", "my photo is blurry", "is my money safe?", "still yours", "Back to")]
    [InlineData("zh-Hans", "照片模糊", "我的币安全吗", "还是你的", "回到")]
    public void A_question_in_between_is_answered_and_the_open_step_goes_on(string locale, string reason, string question, string answer, string back)
    {
        var story = new Story(locale).Say(reason);
        var step = story.View.Step;
        story.Say(question);
        Assert.Contains(answer, story.Reply, StringComparison.Ordinal);
        Assert.Contains(back, story.Reply, StringComparison.Ordinal);
        Assert.Equal(step, story.View.Step);
    }

    [Theory]
    [InlineData("en", "the name does not match my id card", "wait, it was my passport", "pinyin")]
    [InlineData("zh-Hans", "姓名和身份证不一致", "等等,我用的是护照", "拼音")]
    public void Another_document_changes_the_remedy_that_depends_on_it(string locale, string reason, string correction, string expected)
    {
        var story = new Story(locale).Say(reason);
        Assert.DoesNotContain(expected, story.Reply, StringComparison.Ordinal);
        Assert.Contains(expected, story.Say(correction).Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "my id photo is blurry", "no, it's the name")]
    [InlineData("zh-Hans", "证件照片模糊", "不对,是姓名不一致")]
    public void A_corrected_reason_replaces_the_first(string locale, string reason, string correction) =>
        Assert.Equal("name-mismatch", new Story(locale).Say(reason, correction).View.Reason);

    [Theory]
    [InlineData("en", "talk to a human")]
    [InlineData("zh-Hans", "转人工")]
    public void Without_agents_the_bot_promises_none_and_gives_a_summary(string locale, string wish)
    {
        var story = new Story(locale).Say(locale == "en" ? "glare on my id" : "证件反光", wish);
        Assert.Equal(ConversationOwner.Assistant, story.View.Owner);
        Assert.Empty(story.Effects);
        Assert.Contains(RealContent.Loaded.Snapshot.Name(locale, "reasons/glare"), story.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void With_agents_the_case_is_queued_by_an_effect()
    {
        var story = new Story(agentsReachable: true).Say("glare on my id", "talk to a human");
        Assert.Equal(ConversationOwner.Queue, story.View.Owner);
        Assert.IsType<SaveHandoffCase>(Assert.Single(story.Effects));
    }

    [Theory]
    [InlineData("en", "country not supported, can i use a vpn?", "region-restricted", "cannot help")]
    [InlineData("zh-Hans", "人脸识别没过,能让朋友帮我刷脸吗", "face-mismatch", "帮不了")]
    public void Evasion_is_refused_and_the_question_inside_is_answered(string locale, string message, string reason, string refusal)
    {
        var story = new Story(locale).Say(message);
        Assert.Contains(refusal, story.Reply, StringComparison.Ordinal);
        Assert.Equal(reason, story.View.Reason);
    }

    [Theory]
    [InlineData("證件照片反光", "glare")]
    [InlineData("證件已過期", "expired-document")]
    [InlineData("該證件已被其他帳號使用", "duplicate-document")]
    public void Traditional_characters_are_understood(string message, string reason) =>
        Assert.Equal(reason, new Story("zh-Hant").Say(message).View.Reason);

    [Fact]
    public void The_language_follows_the_customer_and_can_be_asked_for()
    {
        var story = new Story().Say("我的证件过期了");
        Assert.Equal("zh-Hans", story.State.Locale);
        Assert.Equal("en", story.Say("please switch to english").State.Locale);
    }

    [Fact]
    public void Two_reasons_that_are_close_are_asked_about_with_the_words_that_speak_for_each()
    {
        var story = new Story().Say("the photo is blurry and the document has expired");
        Assert.Contains("blurry", story.Reply, StringComparison.Ordinal);
        Assert.Contains("expired", story.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void After_so_many_misunderstandings_as_the_profile_says_a_person_is_offered(int limit, int messages)
    {
        var files = RealContent.Files.Select(file => file.Path == "profile.json"
            ? file with { Text = file.Text.Replace("\"misunderstandings\": 2", $"\"misunderstandings\": {limit}", StringComparison.Ordinal) } : file);
        var story = new Story(content: RealContent.Load(files)).Say("glare on my id");
        for (var said = 0; said < messages; said++)
        {
            Assert.DoesNotContain(RealContent.Loaded.Snapshot.FindText("en", "shared/not-understood.3")!.Text, story.Reply, StringComparison.Ordinal);
            story.Say($"lorem ipsum dolor {said}");
        }

        Assert.Contains(RealContent.Loaded.Snapshot.FindText("en", "shared/not-understood.3")!.Text, story.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_refused_and_not_kept()
    {
        var turn = new SupportBot.Runtime.Support.SupportTurn(RealContent.Loaded);
        var picture = Schema.Activity.Message("") with { Attachments = [new() { ContentType = "image/png", ContentUrl = "https://www.binance.com/id.png" }] };
        var result = turn.Run(new Story().State, picture, Story.Now);
        Assert.Null(result.Input.Attachments);
        Assert.Equal(RealContent.Loaded.Snapshot.FindText("en", "shared/attachment")!.Text, result.Replies[0].Text);
    }

    [Fact]
    public void An_agent_who_owns_the_conversation_is_never_talked_over()
    {
        var story = new Story().Say("glare on my id");
        var turn = new SupportBot.Runtime.Support.SupportTurn(RealContent.Loaded);
        var result = turn.Run(story.State with { Owner = ConversationOwner.Agent }, Schema.Activity.Message("my password is Abc12345!"), Story.Now);
        Assert.Empty(result.Replies);
        Assert.DoesNotContain("Abc12345", result.Input.Text!, StringComparison.Ordinal);
    }
}
