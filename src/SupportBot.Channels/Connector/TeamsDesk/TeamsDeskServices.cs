using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector.Alerts;
using SupportBot.Runtime.Pipeline.Alerts;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Everything that the desk in Teams is made of.</summary>
internal static class TeamsDeskServices
{
    public static IServiceCollection AddTeamsDesk(this IServiceCollection services) => services
        .AddSingleton<DeskWords>().AddSingleton<DeskPeople>().AddSingleton<DeskTries>().AddSingleton<DeskThreads>().AddSingleton<DeskCards>().AddSingleton<ThreadLines>()
        .AddSingleton<DeskAnswers>().AddSingleton<DeskActing>().AddSingleton<DeskRegistration>().AddSingleton<DeskReplies>().AddSingleton<DeskPresses>().AddSingleton<DeskInbox>()
        .AddSingleton<TeamsAlerts>().AddSingleton<IAlertChannel>(provider => provider.GetRequiredService<TeamsAlerts>())
        .AddSingleton<ThreadCourier>().AddSingleton<LeftoverCourier>().AddHostedService<DeskPump>();
}
