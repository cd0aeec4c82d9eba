using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>Cut wires and a killed server: no word is lost, doubled or out of order.</summary>
public sealed class OutageTests(Theatre theatre)
{
    private static readonly string[] Talk =
        ["my id photo was blurry", "how long does it take", "Done", "are my funds safe", "Once", "where is the checklist", "All ready", "back"];

    [Fact]
    public async Task Fifty_cuts_while_the_bot_talks_lose_and_double_nothing()
    {
        using var wire = CuttingProxy.Open();
        await using var server = await ServerProcess.StartAsync($"Website:PublicAddress={wire.Address}", $"Website:AllowedOrigins:0={wire.Address}");
        wire.ConnectTo(server.Port);
        await using var visitor = await theatre.OpenAsync(wire.Address);
        var random = new Random(7);
        for (var (cuts, turn) = (0, 0); cuts < 50; turn++)
        {
            var before = await visitor.AssistantTurns.CountAsync();
            await visitor.Message.FillAsync(Talk[turn % Talk.Length]);
            await visitor.Message.PressAsync("Enter");
            // Somewhere between the press and the answer; what is cut may be the message, the answer or the stream.
            await Task.Delay(random.Next(0, 40), TestContext.Current.CancellationToken);
            cuts += wire.Cut() > 0 ? 1 : 0;
            await Expect(visitor.AssistantTurns).ToHaveCountAsync(before + 1);
        }

        await Expect(visitor.Log.Locator(".customer.queued, .customer.failed")).ToHaveCountAsync(0);
        var seen = await visitor.TranscriptAsync();
        Assert.Equal(await visitor.ServerTranscriptAsync(), seen);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Turns).ToHaveCountAsync(seen.Count(line => line.StartsWith("customer", StringComparison.Ordinal)) * 2 + 1);
        Assert.Equal(seen, await visitor.TranscriptAsync());
    }

    [Fact]
    public async Task A_killed_server_comes_back_in_the_middle_of_the_conversation()
    {
        using var wire = CuttingProxy.Open();
        await using var server = await ServerProcess.StartAsync($"Website:PublicAddress={wire.Address}", $"Website:AllowedOrigins:0={wire.Address}");
        wire.ConnectTo(server.Port);
        await using var visitor = await theatre.OpenAsync(wire.Address);
        await visitor.ChooseAsync("Blurry document photo");
        var before = await visitor.TranscriptAsync();
        server.Kill();
        await visitor.Message.FillAsync("Done");
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.Turns.Last).ToContainTextAsync("Waiting");
        await Expect(visitor.Frame.GetByRole(AriaRole.Status).Filter(new() { HasText = "Reconnecting… nothing is lost." })).ToBeVisibleAsync();
        await server.StartAsync();
        wire.ConnectTo(server.Port);
        await Expect(visitor.LastAnswer).ToContainTextAsync("How many times in a row");
        Assert.Equal(before, (await visitor.TranscriptAsync())[..before.Length]);
        await visitor.ChooseAsync("Once");
        Assert.Single(await visitor.ServerTranscriptAsync(), "customer: Done");
    }
}
