using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.Desk.Cases;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Desk.Insights;
using SupportBot.Channels.Desk.OpenApi;
using SupportBot.Channels.Desk.Page;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Desk.Views;
using SupportBot.Channels.Desk.Wall;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline.Alerts;

namespace SupportBot.Channels.Desk;

/// <summary>Everything that the desk is made of.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<DeskGate>().AddSingleton<DeskSessions>().AddSingleton<SignInTries>().AddSingleton<DeskTexts>()
        .AddSingleton<SessionEndpoints>().AddSingleton<MeEndpoints>().AddSingleton<SingleSignOn>().AddSingleton<SingleSignOnEndpoints>()
        .AddSingleton<AgentAccounts>().AddSingleton<AuditTrail>().AddSingleton<RefusalTrail>().AddSingleton<AuditWatch>().AddSingleton<AccountEndpoints>().AddSingleton<OperationEndpoints>()
        .AddSingleton<TeamsCodes>().AddSingleton<TeamsEndpoints>()
        .AddSingleton<CaseFinder>().AddSingleton<OpenCases>().AddSingleton<CaseViews>().AddSingleton<CaseDetails>().AddSingleton<Colleagues>()
        .AddSingleton<CaseListEndpoints>().AddSingleton<CaseEndpoints>().AddSingleton<ActionEndpoints>().AddSingleton<NoteEndpoints>().AddSingleton<SignalEndpoints>()
        .AddSingleton<Mentions>().AddSingleton<PlaybookEndpoints>()
        .AddSingleton<CaseViewers>().AddSingleton<DeskSockets>().AddSingleton<SocketSource>().AddSingleton<QueueWatch>().AddSingleton<EventEndpoint>().AddHostedService<DeskEvents>()
        .AddSingleton<InsightViews>().AddSingleton<InsightEndpoints>().AddSingleton<WallDay>().AddSingleton<WallEndpoints>()
        .AddSingleton<AlertBook>().AddSingleton<AlertWords>().AddSingleton<AlertFrames>().AddSingleton<AlertAddresses>().AddSingleton<AlertEndpoints>()
        .AddSingleton<PushHttp>().AddSingleton<PushKeys>().AddSingleton<Browsers>().AddSingleton<PushSender>().AddSingleton<PushAlerts>().AddSingleton<MailAlerts>()
        .AddSingleton<IAlertChannel>(provider => provider.GetRequiredService<PushAlerts>()).AddSingleton<IAlertChannel>(provider => provider.GetRequiredService<MailAlerts>())
        .AddSingleton<OpenApiEndpoint>().AddSingleton<PageEndpoints>()
        .AddSingleton(_ => new DeskFiles(Path.Combine(AppContext.BaseDirectory, AssetFolder.Root, DeskFiles.Folder)));
}
