using System.Diagnostics;
using System.Text.Json;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Server.Tests.Serving;

/// <summary>The official client, botframework-directlinejs, talks to the server.</summary>
public sealed class DirectLineJsTests
{
    private static readonly Lazy<Task<string>> Client = new(InstallAsync);

    [Theory]
    [InlineData("sockets")]
    [InlineData("polling")]
    public async Task The_official_client_holds_a_conversation(string transport)
    {
        Assert.SkipUnless(HasNode(), "Node.js is not installed; the official client needs it.");
        using var folder = new TemporaryFolder([]);
        await using var server = await ServerProcess.StartAsync(folder.Path);
        var client = await DirectLineClient.VisitAsync(server.Http);
        string[] texts = ["it says my id photo is blurry", "done"];
        var (exit, output) = await RunAsync(await Client.Value, "node", ["converse.cjs", server.Address + DirectLineClient.Base, client.Token!, transport, .. texts]);
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

    /// <summary>The packages are fetched once into the hidden folder, as the committed lock file names them.</summary>
    private static async Task<string> InstallAsync()
    {
        var (from, to) = (Path.Combine(RealContent.Root, "tests", "SupportBot.Server.Tests", "DirectLineJs"), Path.Combine(RealContent.Root, ".artifacts", "npm", "DirectLineJs"));
        Directory.CreateDirectory(to);
        var isFresh = !File.Exists(Path.Combine(to, "node_modules", ".package-lock.json")) || !Same(from, to, "package-lock.json");
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        if (isFresh)
        {
            var (exit, output) = await RunAsync(to, "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            Assert.True(exit == 0, output);
        }

        return to;
    }

    private static bool Same(string from, string to, string file) => File.ReadAllText(Path.Combine(from, file)) == File.ReadAllText(Path.Combine(to, file));

    private static bool HasNode() => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));

    private static async Task<(int Exit, string Output)> RunAsync(string folder, string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
