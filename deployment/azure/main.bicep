// The bot's registration with Azure Bot Service, and the channels through which people reach it. The server itself runs wherever
// you like: Azure only has to reach its messaging endpoint.
targetScope = 'resourceGroup'

@description('Name of the registration. It can be seen in the Azure portal and must be free in all of Azure.')
@minLength(2)
@maxLength(64)
param botName string

@description('Name that people see, for example in Direct Line clients. Teams takes its own from the app package.')
@minLength(1)
@maxLength(42)
param displayName string = 'Verification Helper'

@description('Host under which the server is reached from the internet by https, without scheme, port or path: chat.example.com.')
@minLength(4)
@maxLength(253)
param host string

@description('Microsoft App ID of the bot: the application (client) ID in Entra, or the client ID of the managed identity. The setting Connector:AppId of the server says the same.')
@minLength(36)
@maxLength(36)
param appId string

@description('How the bot proves who it is. SingleTenant: an app registration with a secret or a certificate. UserAssignedMSI: a managed identity of the machine on which the server runs.')
@allowed([
  'SingleTenant'
  'UserAssignedMSI'
])
param identityType string = 'SingleTenant'

@description('Resource ID of the user-assigned managed identity. Needed for UserAssignedMSI, left out for SingleTenant.')
param identityResourceId string = ''

@description('Entra tenant of the app registration or of the managed identity. The setting Connector:TenantId of the server says the same.')
@minLength(36)
@maxLength(36)
param tenantId string = tenant().tenantId

@description('Price tier. F0 is free and carries 10,000 messages a month on Direct Line; Teams is free in both.')
@allowed([
  'F0'
  'S1'
])
param sku string = 'F0'

@description('Sites that may use Direct Line through Azure, each as scheme and host: https://www.example.com. With none no Direct Line channel is deployed; the widget does not need one, it talks to the server itself.')
param directLineOrigins string[] = []

@description('Tags of the registration.')
param tags { *: string } = {}

// Azure Bot Service knows one place only for a registration; the data of the Teams channel live in the tenant's region all the same.
var everywhere = 'global'

var isManaged = identityType == 'UserAssignedMSI'

var needsIdentity = isManaged && empty(identityResourceId)

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: everywhere
  kind: 'azurebot'
  tags: tags
  sku: {
    name: sku
  }
  properties: {
    displayName: displayName
    description: 'Helps people whose identity verification was rejected.'
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppType: isManaged ? 'UserAssignedMSI' : 'SingleTenant'
    msaAppTenantId: tenantId
    msaAppMSIResourceId: needsIdentity ? fail('UserAssignedMSI needs identityResourceId, the resource ID of the managed identity.') : isManaged ? identityResourceId : null
    isStreamingSupported: false
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: everywhere
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      acceptedTerms: true
      deploymentEnvironment: 'CommercialDeployment'
      enableCalling: false
      isEnabled: true
    }
  }
}

// Enhanced authentication always: a token is good for one user, whom the caller cannot choose anew, and for the trusted sites only.
resource directLine 'Microsoft.BotService/botServices/channels@2022-09-15' = if (!empty(directLineOrigins)) {
  parent: bot
  name: 'DirectLineChannel'
  location: everywhere
  properties: {
    channelName: 'DirectLineChannel'
    properties: {
      sites: [
        {
          siteName: 'website'
          isEnabled: true
          isV1Enabled: false
          isV3Enabled: true
          isSecureSiteEnabled: true
          trustedOrigins: directLineOrigins
          isBlockUserUploadEnabled: true
        }
      ]
    }
  }
}

@description('Where Azure Bot Service delivers what people write. The server must answer there.')
output messagingEndpoint string = bot.properties.endpoint

@description('Opens a private chat with the bot in Teams, once its app is installed.')
output teamsChat string = 'https://teams.microsoft.com/l/chat/0/0?users=28:${appId}'
