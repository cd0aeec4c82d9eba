using System.Text.Json.Nodes;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>What the widget is told beside the words: where the customer stands, what the buttons mean, what the checklist holds, and that it is over.</summary>
public sealed class PresentationTests
{
    [Theory]
    [InlineData("en", "Blurry document photo", "Done", "Once", "All ready", "In the app", "I have sent it")]
    [InlineData("zh-Hans", "证件照片模糊", "做好了", "1次", "都准备好了", "在App里", "已经提交了")]
    public void The_steps_of_the_way_are_counted_in_every_language(string locale, params string[] answers)
    {
        var story = new Story(locale);
        List<string?> steps = [Step(story)];
        foreach (var answer in answers)
        {
            steps.Add(Step(story.Say(answer)));
        }

        Assert.Equal(["reason 1/5", "fix 2/5", "fix 2/5", "check 3/5", "send 4/5", "send 4/5", "follow-up 5/5"], steps);
    }

    [Fact]
    public void Every_button_says_what_it_stands_for()
    {
        var data = Data(new Story().Say("Glare on the photo"));
        Assert.Equal(["done", "walk", "not-sure", "cannot"], data["choices"]!.AsArray().Select(choice => (string?)choice));
    }

    [Fact]
    public void The_checklist_comes_as_points_with_the_words_of_the_bubble()
    {
        var bubble = new Story().Say("show me the checklist").Last.Replies.Single(reply => reply.ChannelData?.GetProperty("supportBot").TryGetProperty("checklist", out _) == true);
        var points = bubble.ChannelData!.Value.GetProperty("supportBot").GetProperty("checklist").EnumerateArray().ToArray();
        Assert.Equal(bubble.Text, string.Join('\n', points.Select((point, at) => $"{at + 1}. {point.GetProperty("text")}")));
        Assert.Equal("in-date", points[0].GetProperty("id").GetString());
    }

    [Fact]
    public void Manual_review_is_a_way_without_numbers() =>
        Assert.Equal("manual-review /", Step(new Story().Say("it was rejected for glare, the third time in a row")));

    [Fact]
    public void The_end_is_told_and_no_step_with_it()
    {
        var data = Data(new Story().Say("It was approved"));
        Assert.True((bool?)data["closed"]);
        Assert.Null(data["step"]);
    }

    [Fact]
    public void Back_tells_the_step_before_and_keeps_the_language()
    {
        var story = new Story().Say("Glare on the photo", "请说中文", "返回");
        Assert.Equal("zh-Hans", story.State.Locale);
        Assert.Equal("fix 2/5", Step(story));
    }

    private static string? Step(Story story) => Data(story)["step"] is { } step ? $"{step["name"]} {step["number"]}/{step["of"]}" : null;

    private static JsonNode Data(Story story) => JsonNode.Parse(story.Last.Replies[^1].ChannelData!.Value.GetRawText())!["supportBot"]!;
}
