using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmtpServer.Protocol;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.Http;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>Who did not come any other way gets a mail, if it named an address.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task An_agent_who_named_an_address_gets_a_mail_in_its_language_and_without_a_word_of_the_customer()
    {
        await using var mail = new StubMailServer();
        await using var world = await AlertWorld.StartAsync(mail.Settings(("Mail:User", "desk"), ("Mail:Password", StubMailServer.Password)));
        using var agent = await DeskClient.SignInAsync(world.Server);
        await agent.AskAsync(HttpMethod.Put, "me/settings", new { locale = "zh-Hans" }, HttpStatusCode.NoContent);
        await AddressAsync(agent, "ben@example.com");
        await Customers.WaitAsync(world.Server, "there is glare on my wonderful document");
        await world.PassAsync(seconds: 115);
        Assert.Empty(mail.Mails);
        await world.PassAsync(seconds: 15);

        var sent = Assert.Single(mail.Mails);
        Assert.True(mail.WasSignedIn);
        Assert.Equal(["ben@example.com"], mail.Recipients);
        Assert.Equal("新个案：证件照片反光，English", sent.Subject);
        Assert.Contains("工作台上还没有人看过。", sent.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("://", sent.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("wonderful", sent.ToString(), StringComparison.Ordinal);
        Assert.Null(sent.HtmlBody);
        Assert.Equal(("desk@example.com", "auto-generated"), (sent.From.Mailboxes.Single().Address, sent.Headers["Auto-Submitted"]));
        Assert.DoesNotContain(world.Server.Log.Lines, line => line.Contains("ben@example.com", StringComparison.Ordinal) || line.Contains(StubMailServer.Password, StringComparison.Ordinal));
        await world.PassAsync(seconds: 300);
        Assert.Single(mail.Mails);
    }

    [Theory]
    [InlineData("https://chat.example.com", true)]
    [InlineData("http://chat.example.com", false)]
    public async Task A_mail_links_to_the_desk_only_where_that_has_a_public_address_with_https(string address, bool links)
    {
        await using var mail = new StubMailServer();
        await using var world = await AlertWorld.StartAsync(mail.Settings());
        using var agent = await DeskClient.SignInAsync(world.Server);
        await AddressAsync(agent, "ben@example.com");
        var (_, caseId) = await Customers.WaitAsync(world.Server);
        var services = world.Server.Services;
        var channel = ActivatorUtilities.CreateInstance<MailAlerts>(services, Options.Create(new WebsiteOptions { PublicAddress = address }));
        var row = (await services.GetRequiredService<ICaseStore>().FindCaseAsync(caseId, TestContext.Current.CancellationToken))!;
        await channel.CallAsync(new(agent.Agent, [new("key", AlertKind.Case, row, world.Server.Time.GetUtcNow(), [agent.Agent.Id])]), TestContext.Current.CancellationToken);
        Assert.Equal(links, Assert.Single(mail.Mails).TextBody!.Contains($"https://chat.example.com/desk/cases/{caseId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_who_looked_or_named_no_address_gets_a_mail_and_without_a_server_nobody_does()
    {
        await using var mail = new StubMailServer();
        await using var world = await AlertWorld.StartAsync(mail.Settings());
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var silent = await DeskClient.SignInAsync(world.Server, AgentRole.Agent, "Mia");
        await AddressAsync(agent, "ben@example.com");
        using var socket = await agent.OpenAsync();
        await Customers.WaitAsync(world.Server);
        await socket.ReadAsync("case");
        await socket.SayAsync(new { type = "seen" });
        var book = world.Server.Services.GetRequiredService<AlertBook>();
        await Customers.UntilAsync(() => book.SeenAt(agent.Agent.Id) is not null, world.Server);
        await world.PassAsync(seconds: 300);
        Assert.Empty(mail.Mails);

        await using var without = await AlertWorld.StartAsync();
        using var there = await DeskClient.SignInAsync(without.Server);
        Assert.False((await there.GetAsync("me/alerts")).GetProperty("mail").GetProperty("available").GetBoolean());
    }

    [Fact]
    public async Task A_mail_that_is_not_taken_now_is_tried_again_and_one_that_never_will_be_is_not()
    {
        await using var mail = new StubMailServer();
        await using var world = await AlertWorld.StartAsync(mail.Settings());
        using var agent = await DeskClient.SignInAsync(world.Server);
        await AddressAsync(agent, "ben@example.com");
        mail.Answer = new(SmtpReplyCode.ServiceUnavailable, "later");
        await Customers.WaitAsync(world.Server);
        await world.PassAsync(seconds: 130);
        Assert.Contains(world.Server.Log.Lines, line => line.Contains("The mail server did not take a mail", StringComparison.Ordinal));
        mail.Answer = SmtpResponse.Ok;
        await world.PassAsync(seconds: 60);
        Assert.Single(mail.Mails);
        mail.Answer = new(SmtpReplyCode.MailboxUnavailable, "no");
        await Customers.WaitAsync(world.Server);
        await world.PassAsync(seconds: 130);
        var refused = world.Server.Log.Lines.Count(line => line.Contains("SMTP 550", StringComparison.Ordinal));
        await world.PassAsync(seconds: 120);
        Assert.Equal((1, refused), (refused, world.Server.Log.Lines.Count(line => line.Contains("SMTP 550", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Nothing_is_sent_in_the_clear_to_a_server_that_offers_no_encryption()
    {
        await using var mail = new StubMailServer();
        await using var world = await AlertWorld.StartAsync([.. mail.Settings(("Mail:User", "desk"), ("Mail:Password", StubMailServer.Password)).Where(setting => setting.Key != "Mail:Security")]);
        using var agent = await DeskClient.SignInAsync(world.Server);
        await AddressAsync(agent, "ben@example.com");
        await Customers.WaitAsync(world.Server);
        await world.PassAsync(seconds: 200);
        Assert.Empty(mail.Mails);
        Assert.False(mail.WasSignedIn);
        Assert.Contains(world.Server.Log.Lines, line => line.Contains("The mail server did not take a mail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_is_shown_masked_and_its_change_stands_in_the_audit_log_without_it()
    {
        await using var mail = new StubMailServer();
        await using var world = await AlertWorld.StartAsync(mail.Settings());
        using var admin = await DeskClient.SignInAsync(world.Server, AgentRole.Admin, "Ada");
        using var agent = await DeskClient.SignInAsync(world.Server);
        Assert.Equal("b•••@example.com", (await AddressAsync(agent, " ben@example.com ")).GetProperty("address").GetString());
        Assert.Equal("b•••@example.com", (await agent.GetAsync("me/alerts")).GetProperty("mail").GetProperty("address").GetString());
        var accounts = (await admin.GetAsync("accounts")).GetRawText();
        Assert.Contains("\"email\":\"b•••@example.com\"", accounts, StringComparison.Ordinal);
        var audit = (await admin.GetAsync("audit")).GetRawText();
        Assert.Contains("account.address", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", audit, StringComparison.Ordinal);
        foreach (var wrong in new[] { "ben", "ben@", "Ben <ben@example.com>", "ben@example.com\r\nBcc: x@example.com", "a@b.example, c@d.example", new string('a', 250) + "@example.com" })
        {
            await agent.AskAsync(HttpMethod.Put, "me/alerts/address", new { address = wrong }, HttpStatusCode.BadRequest);
        }

        Assert.False((await AddressAsync(agent, "")).TryGetProperty("address", out _));
    }

    private static Task<System.Text.Json.JsonElement> AddressAsync(DeskClient agent, string address) =>
        agent.AskAsync(HttpMethod.Put, "me/alerts/address", new { address }, HttpStatusCode.OK);
}
