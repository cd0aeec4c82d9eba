using System.Text.Json;
using SupportBot.Server.Tests.Commands;

namespace SupportBot.Server.Tests.Serving;

/// <summary>Microsoft's Agents Playground, which stands in for Teams and checks what it is sent, talks to the server.</summary>
public sealed class AgentsPlaygroundTests
{
    private static readonly Lazy<Task<string>> Playground = new(() => Npm.InstallAsync("AgentsPlayground"));

    [Fact]
    public async Task The_way_of_a_blurred_photo_goes_to_its_end_on_cards()
    {
        var seen = await PlayAsync(
        [
            new("come", "true", "Which reason did they show you?"),
            new("say", "got a mail, it says the picture of my id card is too blurry", "One step at a time"),
            new("press", "One step at a time", "Step 1 of 6"),
            new("press", "Done", "Step 2 of 6"),
            new("press", "Not sure", "We can return to this step later"),
            new("press", "Done", "Step 3 of 6"),
            new("say", "can i take the photo at night?", "bright and even"),
            new("say", "show me the checklist", "0 of 10 ready"),
            new("press", "Yes", "1 of 10 ready"),
            new("press", "Not sure", "0 of 10 ready"),
            new("press", "All ready", "With all ten points in order"),
            new("say", "I want to talk to a human agent", "in line"),
        ]);

        Assert.Empty(seen.Faults);
        Assert.Equal(
            ["You chose: One step at a time", "You chose: Done", "You chose: Not sure", "You chose: Done", "1 of 10 ready", "0 of 10 ready"],
            seen.Answers.Select(answer => answer.Words.Last(word => word.StartsWith("You chose", StringComparison.Ordinal) || word.EndsWith("ready", StringComparison.Ordinal))));
        Assert.All(seen.Answers, answer => Assert.Equal("application/vnd.microsoft.card.adaptive", answer.Type));
        Assert.All(seen.Shown, shown => Assert.True(shown.Text.Length == 0 || shown.Words.Count == 0));
        Assert.Equal(6, seen.Shown.Count(shown => shown.Kind == "updateMessage"));
    }

    [Fact]
    public async Task The_way_is_the_same_in_Chinese()
    {
        var seen = await PlayAsync(
        [
            new("say", "邮件说我的身份证照片太模糊", "模糊"),
            new("say", "检查清单", "已就绪 0/10"),
            new("press", "是", "已就绪 1/10"),
            new("press", "不确定", "已就绪 0/10"),
        ]);

        Assert.Empty(seen.Faults);
        Assert.Contains(seen.Shown, shown => shown.Words.Contains("改正（2/5）"));
    }

    /// <summary>The Playground passes on only what mentions the bot, as Teams does where the app has no leave to read the channel.</summary>
    [Fact]
    public async Task A_support_team_works_on_a_case_in_its_channel_and_other_channels_hear_nothing_of_it()
    {
        var seen = await PlayAsync(
        [
            new("say", "link {agent}", "You are Ben now"),
            new("say", "desk {channel}", "This channel is the desk now") { In = "desk" },
            new("say", "how long does the review take?", "only in a private chat") { In = "general" },
            new("say", "my name Ann Example does not match my passport AB1234567", "only in a private chat") { In = "group" },
            new("say", "I want to talk to a human agent", "Waiting since"),
            new("press", "Claim", "With Ben since"),
            new("press", "Send to the customer", "Ben: from the card") { Words = "from the card" },
            new("say", "from the thread", "Ben: from the thread") { In = "thread" },
            new("say", "//for the team", "Noted") { In = "thread" },
            new("press", "Keep the note", "by the card") { Words = "by the card" },
            new("say", "thank you Ben", "thank you Ben"),
            new("press", "Transcript", ""),
            new("press", "Close", "closed by Ben"),
            new("say", "too late", "The case is closed") { In = "thread" },
            new("press", "Reopen", "With Ben since"),
            new("press", "Return to assistant", "With the assistant since") { Words = "Ben helped" },
        ]);

        Assert.Empty(seen.Faults);
        var post = Assert.Single(seen.Shown, shown => shown.Kind == "createMessage" && shown.Words.Contains("Claim")).Place;
        Assert.Contains(";messageid=", post, StringComparison.Ordinal);
        var elsewhere = seen.Shown.Where(shown => shown.Place != post).SelectMany(shown => shown.Words.Append(shown.Text)).ToArray();
        Assert.DoesNotContain(elsewhere, words => words.Contains("for the team", StringComparison.Ordinal) || words.Contains("by the card", StringComparison.Ordinal) || words.Contains("Waiting since", StringComparison.Ordinal));
        Assert.DoesNotContain(seen.Shown, shown => shown.Words.Append(shown.Text).Any(words => words.Contains("AB1234567", StringComparison.Ordinal) || words.Contains("Example", StringComparison.Ordinal)));
        Assert.Equal("The conversation so far", seen.Answers.Single(answer => answer.Title == "Transcript").Words[0]);
        Assert.All(seen.Answers, answer => Assert.Equal("application/vnd.microsoft.card.adaptive", answer.Type));
    }

    private static async Task<Seen> PlayAsync(IEnumerable<Step> steps)
    {
        Assert.SkipUnless(Npm.IsThere, "Node.js is not installed; the Agents Playground needs it.");
        using var folder = new TemporaryFolder([]);
        Assert.Equal(0, Invocation.Run("", "agent", "add", "ben", "--data", folder.Path).Exit);
        await using var server = await ServerProcess.StartAsync(folder.Path, "--environment", "Development", "--set", "Connector:AllowUnauthenticated=true");
        var script = JsonSerializer.Serialize(steps.Select(step => new Dictionary<string, string?>
        {
            [step.Does] = Filled(step.What, folder),
            ["until"] = step.Until,
            ["in"] = step.In,
            ["words"] = step.Words,
        }));
        var (exit, output) = await Tool.RunAsync(await Playground.Value, "node", ["play.cjs", $"{server.Address}/api/messages", script]);
        Assert.True(exit == 0, output + string.Join('\n', server.Log));
        return JsonSerializer.Deserialize<Seen>(output, JsonSerializerOptions.Web)!;
    }

    /// <summary>A step with the code of the command line that it wants, if it wants one.</summary>
    private static string Filled(string what, TemporaryFolder folder)
    {
        string[] made = what.Contains("{channel}", StringComparison.Ordinal) ? ["teams-desk"] : what.Contains("{agent}", StringComparison.Ordinal) ? ["link", "ben"] : [];
        return made.Length == 0 ? what : $"{what.Split(' ')[0]} {Invocation.Run("", ["agent", .. made, "--data", folder.Path]).Output.Trim()[^11..]}";
    }

    private sealed record Step(string Does, string What, string Until)
    {
        public string? In { get; init; }

        public string? Words { get; init; }
    }

    private sealed record Seen(IReadOnlyList<Shown> Shown, IReadOnlyList<Answer> Answers, IReadOnlyList<string> Faults);

    private sealed record Shown(string Kind, string Place, string Text, IReadOnlyList<string> Words);

    private sealed record Answer(string Title, string Type, IReadOnlyList<string> Words);
}
