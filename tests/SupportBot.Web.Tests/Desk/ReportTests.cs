using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>The reports: leads see in plots, words and tables what happened, and make suggestions of what was not understood; agents see none of it.</summary>
public sealed class ReportTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    private const string Unknown = "the foil cover looks like a mirror";

    public static TheoryData<string> Looks => ["light", "dark", "chinese", "forced-colors", "phone"];

    [Fact]
    public async Task A_lead_sees_what_happened_and_exports_a_suggestion()
    {
        await using (var visitor = await theatre.OpenAsync(server.Address))
        {
            await visitor.SayAsync(Unknown);
            await visitor.SayAsync("there is glare on my id");
            await visitor.SayAsync("it was approved");
            // The page closes now; what it told may still be on its way.
            await visitor.Page.RunAndWaitForResponseAsync(
                () => visitor.Frame.Locator(".faces button").First.ClickAsync(), answer => answer.Request.PostData?.Contains("\"rating\"", StringComparison.Ordinal) == true);
            await visitor.Button("Send feedback").ClickAsync();
            await Expect(visitor.Panel).ToContainTextAsync("Thank you. That helps us.");
        }

        await using var lead = await OpenAsync();
        await Expect(Plot(lead, "Reasons")).ToContainTextAsync("Glare on the photo");
        await Expect(Plot(lead, "Outcomes that customers reported")).ToContainTextAsync("Approved");
        await Expect(Plot(lead, "How far people get").Locator("svg[role=img]")).ToHaveAttributeAsync("aria-label", new Regex("^How far people get\\. .*last step"));

        await Expect(Plot(lead, "Ratings of the assistant")).ToContainTextAsync("1 rating;");
        await Expect(Plot(lead, "Ratings of agents")).ToContainTextAsync("Nobody gave a rating in this time.");

        await Plot(lead, "Reasons").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Plot(lead, "Reasons").Locator("tbody tr", new() { HasText = "Glare on the photo" }).Locator("td").First).Not.ToBeEmptyAsync();
        await Expect(Plot(lead, "Reasons").Locator("svg")).ToHaveCountAsync(0);

        var row = lead.Page.Locator(".unclear tbody tr", new() { HasText = Unknown });
        await row.GetByRole(AriaRole.Combobox).SelectOptionAsync("Glare on the photo");
        var download = await lead.Page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Button).ClickAsync());
        Assert.Matches("^suggestion-reasons-glare-\\d+\\.json$", download.SuggestedFilename);
        var suggestion = JsonNode.Parse(await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken))!;
        Assert.Equal(("dialogs/reasons/glare/en.json", Unknown), ((string?)suggestion["file"], (string?)suggestion["examples"]![0]));
        Assert.Empty(lead.Complaints);
    }

    [Fact]
    public async Task Days_can_be_chosen_and_wrong_ones_are_told()
    {
        await using var lead = await OpenAsync();
        await lead.Button("Choose days").ClickAsync();
        await lead.Page.GetByLabel("From").FillAsync("2020-01-02");
        await lead.Page.GetByLabel("To", new() { Exact = true }).FillAsync("2020-01-01");
        await lead.Button("Show").ClickAsync();
        await Expect(lead.Page.Locator(".period [role=alert]")).ToHaveTextAsync("The first day is after the last one.");
        await lead.Page.GetByLabel("To", new() { Exact = true }).FillAsync("2020-01-31");
        await lead.Button("Show").ClickAsync();
        await Expect(Plot(lead, "Reasons")).ToContainTextAsync("Nobody wrote in this time.");
        await Expect(lead.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "2020" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_agent_sees_no_entry_and_gets_no_report()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        await Expect(agent.Page.Locator(".rail-link", new() { HasText = "Settings" })).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".rail-link", new() { HasText = "Reports" })).ToHaveCountAsync(0);
        Assert.Equal(403, await agent.Page.EvaluateAsync<int>("async () => (await fetch('/desk/api/insights')).status"));
        await agent.GoAsync("/desk?page=reports");
        await Expect(agent.Page.GetByText("Reports are for leads. Ask a lead.")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".plot")).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_in_the_reports(string look)
    {
        await using (var visitor = await theatre.OpenAsync(server.Address))
        {
            await visitor.SayAsync(Unknown);
        }

        await using var lead = await OpenAsync(Options(look));
        await Expect(lead.Page.Locator(".unclear tbody tr").First).ToBeVisibleAsync();
        List<string> faults = [.. await lead.FaultsAsync()];
        await lead.Page.Locator(".plot .link").First.ClickAsync();
        await lead.Page.Locator(".period .languages button").Last.ClickAsync();
        faults.AddRange(await lead.FaultsAsync());
        Assert.Empty(faults);
        Assert.Equal(0, await lead.Page.Locator(".page").EvaluateAsync<int>("page => page.scrollWidth - page.clientWidth"));
        Assert.Empty(lead.Complaints);
    }

    private static ILocator Plot(AgentAtDesk lead, string title) => lead.Page.GetByRole(AriaRole.Figure, new() { Name = title, Exact = true });

    private async Task<AgentAtDesk> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var lead = await AgentAtDesk.SignInAsync(theatre, server, "ada", options);
        await lead.Page.Locator(".rail-link[href*=reports]").ClickAsync();
        await Expect(lead.Page.Locator(".plot").First).ToBeVisibleAsync();
        return lead;
    }

    private static BrowserNewContextOptions Options(string look) => look switch
    {
        "dark" => new() { ColorScheme = ColorScheme.Dark },
        "chinese" => new() { Locale = "zh-CN" },
        "forced-colors" => new() { ForcedColors = ForcedColors.Active },
        "phone" => new() { ViewportSize = new() { Width = 320, Height = 568 }, IsMobile = true, HasTouch = true },
        _ => new(),
    };
}
