using System.Text.Json;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Server.Tests.Serving;

/// <summary>The official client, botframework-directlinejs, talks to the server.</summary>
public sealed class DirectLineJsTests
{
    private static readonly Lazy<Task<string>> Client = new(() => Npm.InstallAsync("DirectLineJs"));

    [Theory]
    [InlineData("sockets")]
    [InlineData("polling")]
    public async Task The_official_client_holds_a_conversation(string transport)
    {
        Assert.SkipUnless(Npm.IsThere, "Node.js is not installed; the official client needs it.");
        using var folder = new TemporaryFolder([]);
        await using var server = await ServerProcess.StartAsync(folder.Path);
        var client = await DirectLineClient.VisitAsync(server.Http);
        string[] texts = ["it says my id photo is blurry", "done"];
        var (exit, output) = await Tool.RunAsync(await Client.Value, "node", ["converse.cjs", server.Address + DirectLineClient.Base, client.Token!, transport, .. texts]);
        Assert.True(exit == 0, output);
        var seen = JsonDocument.Parse(output).RootElement;
        Assert.Equal([0, 1, 2], seen.GetProperty("statuses").EnumerateArray().Select(status => status.GetInt32()));
        var activities = seen.GetProperty("activities").EnumerateArray().ToArray();
        var posted = seen.GetProperty("posted").EnumerateArray().Select(id => id.GetString()).ToArray();
        Assert.Equal(texts, activities.Where(activity => Text(activity, "role") == "user").Select(activity => Text(activity, "text")));
        Assert.Equal(posted, activities.Where(activity => Text(activity, "role") == "user").Select(activity => Text(activity, "id")));
        Assert.All(posted, id => Assert.Contains(activities, activity => Text(activity, "replyToId") == id));
        Assert.Equal(activities.Select(activity => Text(activity, "id")).Distinct(), activities.Select(activity => Text(activity, "id")));
    }

    private static string? Text(JsonElement activity, string name) => activity.TryGetProperty(name, out var text) ? text.GetString() : null;
}
