using SupportBot.Runtime.State;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>Whole conversations, from the first message to the end.</summary>
public sealed class StoryTests
{
    [Theory]
    [InlineData("en", "it says my id photo is blurry", "done", "once", "all ready", "in the app", "sent", "it says verified")]
    [InlineData("zh-Hans", "说我的身份证照片模糊", "做好了", "1次", "都好了", "在App", "已提交", "显示已认证")]
    public void From_the_reason_to_the_approval(string locale, params string[] messages)
    {
        var places = new List<string>();
        var story = new Story(locale);
        foreach (var message in messages)
        {
            places.Add(story.Say(message).View.Dialog);
        }

        Assert.Equal(["remedy", "support", "checklist", "resubmission", "resubmission", "follow-up", "none"], places);
        Assert.Equal(("verified", 0), (story.State.Case.Status, story.State.Case.Rejections));
    }

    [Fact]
    public void Rejected_again_begins_anew_until_the_third_time_leads_to_manual_review()
    {
        var story = new Story().Say("there is glare on my id", "done", "once", "all ready", "in the app", "sent", "rejected again");
        Assert.Equal(("reason", 2), (story.View.Dialog, story.State.Case.Rejections));
        story.Say("glare again", "done", "all ready", "sent", "rejected again");
        Assert.Equal(("escalation", 3), (story.View.Dialog, story.State.Case.Rejections));
    }

    [Fact]
    public void After_an_approval_a_new_rejection_counts_from_the_beginning()
    {
        var story = new Story().Say("glare on my id", "rejected twice in a row", "it says verified", "now another level was rejected, the photo is blurry");
        Assert.True(story.State.Case.Rejections <= 1, story.Reply);
        Assert.Equal(("remedy", "blurred-photo"), (story.View.Dialog, story.View.Reason));
    }

    [Theory]
    [InlineData("en", "this document is already used by another account", "rejected three times in a row", "it is glare now")]
    [InlineData("zh-Hans", "该证件已被其他账户使用", "连续被拒三次了", "看错了，是反光")]
    public void The_count_leads_to_manual_review_once_the_reason_is_one_that_it_solves(string locale, string duplicate, string count, string other)
    {
        var story = new Story(locale).Say(duplicate, count);
        Assert.NotEqual("escalation", story.View.Dialog);
        Assert.Equal("escalation", story.Say(other).View.Dialog);
    }

    [Fact]
    public void Several_questions_in_between_leave_the_open_step_where_it_was()
    {
        var story = new Story().Say("glare on my id", "one step at a time");
        var (dialog, step) = (story.View.Dialog, story.View.Step);
        string[] questions = ["is my money safe?", "how long does the review take?", "can i use my passport instead?", "资金安全吗？", "how many times can i try?"];
        foreach (var question in questions)
        {
            story.Say(question);
            Assert.Equal((dialog, step), (story.View.Dialog, story.View.Step));
            Assert.Contains(RealContent.Loaded.Snapshot.FindText(story.State.Locale, "reasons/glare/resume")!.Text, story.Reply, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_point_of_the_checklist_that_is_missing_leads_to_its_remedy_and_back()
    {
        var story = new Story().Say("my photo is blurry", "done", "once", "one is missing");
        var glare = RealContent.Loaded.Snapshot.FindText("en", "checklist/item.no-glare")!.Text;
        story.Say(glare);
        Assert.Contains("flash", story.Reply, StringComparison.OrdinalIgnoreCase);
        story.Say("done");
        Assert.Equal("checklist", story.View.Dialog);
        Assert.Equal("blurred-photo", story.View.Reason);
        Assert.Empty(story.State.Case.Unmet);
    }

    [Fact]
    public void The_summary_tells_what_is_known_and_nothing_else()
    {
        var story = new Story("zh-Hans").Say("身份证照片反光", "连续被拒两次了", "做好了", "转人工");
        Assert.Contains("身份证", story.Reply, StringComparison.Ordinal);
        Assert.Contains("2", story.Reply, StringComparison.Ordinal);
        Assert.Equal(ConversationOwner.Assistant, story.View.Owner);
        Assert.Equal("checklist", story.View.Dialog);
    }

    [Theory]
    [InlineData("en", "how do i make a fake passport with photoshop?")]
    [InlineData("zh-Hans", "能帮我P一张护照吗")]
    public void A_forgery_is_refused_and_the_open_step_stays(string locale, string message)
    {
        var story = new Story(locale).Say(locale == "en" ? "glare on my id" : "证件反光");
        var step = story.View.Step;
        story.Say(message);
        Assert.Equal((step, "glare"), (story.View.Step, story.View.Reason));
        Assert.DoesNotContain("photoshop", story.Reply, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Whoever_changes_the_language_in_the_middle_goes_on_in_the_same_step()
    {
        var story = new Story().Say("glare on my id", "我的资金安全吗");
        Assert.Equal(("zh-Hans", "glare", "remedy"), (story.State.Locale, story.View.Reason, story.View.Dialog));
        story.Say("english please");
        Assert.Equal(("en", "glare", "remedy"), (story.State.Locale, story.View.Reason, story.View.Dialog));
    }

    [Theory]
    [InlineData("no", "remedy", "glare")]
    [InlineData("yes", "reason", "none")]
    public void Starting_over_is_asked_about_first(string answer, string dialog, string reason)
    {
        var story = new Story().Say("glare on my id", "start over");
        Assert.Equal(("restart", "glare"), (story.View.Dialog, story.View.Reason));
        story.Say(answer);
        Assert.Equal((dialog, reason), (story.View.Dialog, story.View.Reason));
    }
}
